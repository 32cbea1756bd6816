//! How frequent letters are among all letters of a language.

/// What is known of a language's letters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Letters {
    /// The language's ISO 639 code.
    pub(super) code: &'static str,
    /// Letters beyond ASCII by rarity: a letter of the group `(n, letters)` occurs once in about 2^n letters.
    pub(super) beyond: &'static [(u8, &'static str)],
    /// The rarity of the letters from `a` to `z`, in half bits from 2 on: `A` means 2 bits, `C` means 3. Empty for
    /// a language that does not use them.
    pub(super) ascii: &'static str,
}

/// One entry of the table below, in the order in which it reads well.
const fn letters(code: &'static str, ascii: &'static str, beyond: &'static [(u8, &'static str)]) -> Letters {
    Letters { code, beyond, ascii }
}

/// One entry per language.
///
/// Counted over the frequency lists of running text of the wordfreq project; in Dutch and Spanish names accents are more
/// frequent than in running text, which the figures follow. Estonian, Serbian, Belarusian, Thai
/// and the western European mixture are rough.
pub(super) const LANGUAGES: &[Letters] = &[
    // German
    letters("de", "EHGEBIGFDNJGGDHKUEEEFKISQJ", &[(7, "ü"), (8, "äöß")]),
    // French
    letters(
        "fr",
        "DKGFBJKKELREGEEGJEDEEITMNP",
        &[(6, "é"), (8, "àè"), (9, "ê"), (10, "ç"), (11, "ô"), (12, "îùâû"), (13, "œ"), (14, "ï"), (15, "ë")],
    ),
    // Spanish
    letters("es", "CJFFCKJKEMSEGEDGJEDFFJTPJN", &[(7, "óíá"), (8, "éñ"), (9, "ú"), (13, "ü")]),
    // Portuguese
    letters("pt", "CJGECJJJEMRGFFCGJEDFFIRNRM", &[(7, "ãé"), (8, "çá"), (9, "íêó"), (10, "úõà"), (12, "âô")]),
    // Italian
    letters("it", "CKFFCJIJCUREGEDGLEFEGISTRK", &[(8, "è"), (9, "à"), (10, "ù"), (11, "òéì")]),
    // Catalan
    letters(
        "ca",
        "CIGFCKJKEMTEGEFGJEDEFITMNQ",
        &[(7, "é"), (8, "óàèí"), (9, "ò"), (10, "çú"), (12, "ïü"), (14, "á"), (15, "ñ")],
    ),
    // Dutch
    letters("nl", "DIJEBKGGEHHGHDEIUEGEIHISQI", &[(9, "ë"), (10, "é"), (11, "ï"), (12, "öü"), (13, "èóç")]),
    // Danish
    letters("da", "EIMEBGFHEJGFGEFIUDFEIGRTLU", &[(6, "å"), (7, "æø"), (12, "é")]),
    // Norwegian
    letters("nb", "EIPFBHFIEJFFGEFIUDEDIGSULU", &[(6, "å"), (7, "ø"), (9, "æ"), (13, "é")]),
    // Swedish
    letters("sv", "DJJFDHGHEJGFGDFIUDEDIHSQLU", &[(5, "ä"), (6, "åö"), (13, "é")]),
    // Finnish
    letters("fi", "CQQKDQPHCHFEGDEIUHEDFHSUIU", &[(4, "ä"), (8, "ö")]),
    // Icelandic
    letters("is", "DKPIEGFHDJGFFDGKUDEFFHSSJU", &[(5, "ð"), (6, "íáþ"), (7, "óæöúé"), (9, "ý"), (14, "Ð")]),
    // Polish
    letters("pl", "DIFGDNJJDGGHGEDGUFFFHTFUGE", &[(6, "łę"), (7, "żąóś"), (8, "ć"), (9, "ń"), (10, "ź")]),
    // Czech
    letters(
        "cs",
        "EIHFDNOHFHGFGEDGUGFEGFSRHH",
        &[(5, "í"), (6, "áěž"), (7, "řéčšý"), (8, "ů"), (10, "ú"), (11, "ňďť"), (12, "ó")],
    ),
    // Slovak
    letters(
        "sk",
        "DIHGDNNHEHFGGEDGUFFFHFRRIH",
        &[(6, "á"), (7, "žčýíšéúť"), (8, "ľ"), (9, "ôďň"), (10, "óä"), (13, "ĺ"), (14, "ŕ")],
    ),
    // Slovenian
    letters("sl", "DHKGCOIJDFGFGEDGUFFFHFSUSH", &[(6, "č"), (7, "šž")]),
    // Croatian, Bosnian, Serbian in Latin letters
    letters("hr", "CIKFDNILDFGGGEDGUFFFFGTUSI", &[(7, "ščž"), (8, "ć"), (9, "đ")]),
    // Hungarian
    letters("hu", "DHKHCKFIFJFEFEFJUFEEJHRSGF", &[(5, "éá"), (7, "öóő"), (8, "üíú"), (9, "ű")]),
    // Romanian
    letters("ro", "CJFFCJKMDNRFGEFGUEFEEJRORL", &[(5, "ă"), (6, "șşî"), (7, "țţ"), (8, "â"), (14, "ã")]),
    // Turkish
    letters("tr", "CGJFDLIJDQFEGEGKUEGGGJSUGI", &[(5, "ı"), (6, "üşç"), (7, "ğö"), (12, "â"), (15, "î")]),
    // Lithuanian
    letters("lt", "CIMGEOHQCHFGGFEGUEDEFHUUIO", &[(6, "ėųš"), (7, "žąį"), (8, "ūč"), (9, "ę")]),
    // Latvian
    letters("lv", "CIJGEOIQDHFGGFGGUEDEEGUUUI", &[(5, "ā"), (6, "īē"), (7, "šū"), (8, "ņļ"), (9, "ž"), (10, "ķģč")]),
    // Vietnamese; code page 1258 writes the tones as marks of their own
    letters(
        "vi",
        "GIEKKSEDETJHHCHIMIJEGHRMIU",
        &[
            (5, "đà"),
            (6, "ưá"),
            (7, "ôếạóộêảệốấớờủể"),
            (8, "âìợềậịầơíọựởúãứă"),
            (9, "ữắụồừổòặùửỉũẽ"),
            (10, "ýỏằĩéễẩẫ"),
            (11, "ỗẹỹẻỳ"),
            (12, "ẳõỷỡè"),
            (13, "ẵ"),
        ],
    ),
    // Russian
    letters(
        "ru",
        "",
        &[(3, "о"), (4, "еаитнсрв"), (5, "лкдмпу"), (6, "яыьгбзчй"), (7, "жхшю"), (8, "цэщф"), (10, "ё"), (12, "ъ")],
    ),
    // Ukrainian
    letters(
        "uk",
        "",
        &[(3, "о"), (4, "аніивтер"), (5, "скудлмпзя"), (6, "бьгйч"), (7, "цхжїюшщ"), (8, "є"), (9, "ф"), (13, "ы")],
    ),
    // Bulgarian
    letters(
        "bg",
        "",
        &[(3, "аое"), (4, "итнсвр"), (5, "дклмпз"), (6, "яъгбчу"), (7, "щжйц"), (8, "хшф"), (10, "ю"), (13, "ь")],
    ),
    // Macedonian
    letters(
        "mk",
        "",
        &[
            (3, "аое"),
            (4, "интсд"),
            (5, "рвкмлп"),
            (6, "угјзбш"),
            (7, "чцж"),
            (8, "ќф"),
            (9, "њѓ"),
            (10, "х"),
            (11, "џ"),
            (13, "љѕ"),
        ],
    ),
    // Greek
    letters(
        "el",
        "",
        &[(3, "α"), (4, "τοσιεν"), (5, "ρπκμηυλίάς"), (6, "όέγδωήχ"), (7, "θύφώβ"), (8, "ξζ"), (10, "ψ"), (12, "ϊ")],
    ),
    // Hebrew
    letters("he", "", &[(3, "יוה"), (4, "לאתרבמש"), (5, "ענםדכח"), (6, "קפסןגזצ"), (7, "טך"), (9, "ף"), (10, "ץ")]),
    // Arabic
    letters(
        "ar",
        "",
        &[(3, "ال"), (4, "يمنو"), (5, "رتعبدةفهكسأ"), (6, "قحج"), (7, "ىصشطخذإضث"), (8, "زغءئ"), (9, "ظ"), (10, "آؤ")],
    ),
    // Persian
    letters(
        "fa",
        "",
        &[
            (3, "ا"),
            (4, "یرندهومبت"),
            (5, "سکشل"),
            (6, "زفخگعق"),
            (7, "جحپآ"),
            (8, "چطصي"),
            (9, "ضغظذث"),
            (10, "ئكژ"),
            (13, "أى"),
            (14, "ءؤ"),
        ],
    ),
    // Estonian
    letters("et", "CQQKDQPHCHFEGDEIUHEDFHSUIU", &[(6, "äõü"), (8, "ö"), (11, "š"), (12, "ž")]),
    // Serbian
    letters("sr", "", &[(3, "аоие"), (4, "нрстјук"), (5, "вдмлпз"), (6, "гб"), (7, "шчцжњћљ"), (8, "хђф"), (10, "џ")]),
    // Belarusian
    letters("be", "", &[(3, "а"), (4, "нірык"), (5, "слтдеяуоўвм"), (6, "пзцбьгч"), (7, "хшжйё"), (8, "эюф")]),
    // Thai
    letters(
        "th",
        "",
        &[(4, "านรอกเง่"), (5, "มยลวดทส้ัีต"), (6, "ะปบคหแิ์จพุชขใ"), (7, "ไืผโูถ็ณซภ"), (8, "ศธญึษฟฐ"), (9, "ฎฉฝฏฆฒฌ")],
    ),
    // Vietnamese as code page 1258 has it
    letters(
        "vi",
        "GIEKKSEDETJHHCHIMIJEGHRMIU",
        &[(4, "\u{301}\u{300}"), (5, "\u{323}đư"), (6, "\u{309}ôêơâ"), (7, "\u{303}ă"), (8, "áàíóãìúò")],
    ),
    // Lists of people from all over western Europe
    letters(
        "mul",
        "DJIFCIHIELMFGEEHPEEEGIQQNO",
        &[(8, "éüöäó"), (9, "ñçíáèøå"), (10, "àêôïúæãß"), (11, "ëâîýõùòðþœ"), (12, "û"), (14, "ÿšž")],
    ),
];
