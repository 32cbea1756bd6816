//! The letters of each language and how rare they are. `tests/encodings/likelihood.py` writes this file and names the texts.

use super::letters::Letters;

/// One entry of the table below, in the order in which it reads well.
const fn letters(code: &'static str, ascii: &'static str, beyond: &'static [(u8, &'static str)]) -> Letters {
    Letters { code, beyond, ascii }
}

/// One entry per language.
#[rustfmt::skip]
pub(super) const LANGUAGES: &[Letters] = &[
    // German
    letters("de", "EHGFBIGFDNIGGDHKUEEEFKIRPJ", &[
        (7, "ü"),
        (8, "ä"),
        (9, "öß"),
    ]),
    // French
    letters("fr", "DKGFCJJKELQEGEEGJEDEEISMNP", &[
        (6, "é"),
        (8, "àè"),
        (9, "ê"),
        (10, "ç"),
        (11, "ô"),
        (12, "âîùû"),
        (13, "œ"),
        (14, "ï"),
    ]),
    // Spanish
    letters("es", "CJFFCKJKEMREGEDGJEDFFJSPJM", &[
        (7, "ó"),
        (8, "íá"),
        (9, "éñ"),
        (10, "ú"),
    ]),
    // Portuguese
    letters("pt", "CJGECJJJEMQGFFCGJEDFFIRNQM", &[
        (7, "ãé"),
        (8, "çá"),
        (9, "íêó"),
        (10, "úõà"),
        (11, "â"),
        (12, "ô"),
    ]),
    // Italian
    letters("it", "CJFFCJIJCTREGEDGLEFEGISTRK", &[
        (8, "è"),
        (9, "à"),
        (10, "ùò"),
        (11, "éì"),
    ]),
    // Catalan
    letters("ca", "CIGFCJJKEMSEGEFGJEDEFITLNQ", &[
        (7, "é"),
        (8, "óàíè"),
        (9, "ò"),
        (10, "çú"),
        (12, "ïü"),
        (14, "á"),
    ]),
    // Dutch
    letters("nl", "DIJEBKGGEIHGHDEIUEFEHHIRPI", &[
        (11, "éë"),
        (14, "ï"),
    ]),
    // Danish
    letters("da", "EIMEBGFHEJGFGEFIUDFEIGRTLU", &[
        (6, "å"),
        (7, "æø"),
        (12, "é"),
    ]),
    // Norwegian
    letters("nb", "EIOFBHFIEJFFGDFIUDEDIGRULU", &[
        (6, "å"),
        (7, "ø"),
        (9, "æ"),
        (13, "é"),
    ]),
    // Swedish
    letters("sv", "DIJFDHGHEJGFGDFIUDEDIHRQLU", &[
        (5, "ä"),
        (6, "åö"),
        (13, "é"),
    ]),
    // Finnish
    letters("fi", "CPPKDQOHCHFEGDEIUHEDFHSUIU", &[
        (4, "ä"),
        (8, "ö"),
    ]),
    // Icelandic
    letters("is", "DKPIEGFHDJGFFDGKUDEFFHSSJU", &[
        (5, "ð"),
        (6, "íáþ"),
        (7, "óæöúé"),
        (9, "ý"),
        (14, "Ð"),
    ]),
    // Polish
    letters("pl", "DIFGDNIJDGGHGEDGUFFFHSFTGE", &[
        (6, "łę"),
        (7, "żąóś"),
        (8, "ć"),
        (9, "ń"),
        (10, "ź"),
    ]),
    // Czech
    letters("cs", "EIHFDNNHFHGFGEDGUGFEGFRRHH", &[
        (5, "í"),
        (6, "áěž"),
        (7, "řéčšý"),
        (8, "ů"),
        (10, "ú"),
        (11, "ňďť"),
        (12, "ó"),
    ]),
    // Slovak
    letters("sk", "DIHGDNNHEHFGGEDGUFFFHFRRIH", &[
        (6, "á"),
        (7, "žčýíšéúť"),
        (8, "ľ"),
        (9, "ôďň"),
        (10, "óä"),
        (13, "ĺ"),
        (14, "ŕ"),
    ]),
    // Slovenian
    letters("sl", "DHKGCOIJDFGFGEDGUFFFHFSUSH", &[
        (6, "č"),
        (7, "šž"),
    ]),
    // Croatian, Bosnian, Serbian in Latin letters
    letters("hr", "CIKFDNILDFGGGEDGUFFFFGTUSI", &[
        (7, "ščž"),
        (8, "ć"),
        (9, "đ"),
    ]),
    // Hungarian
    letters("hu", "DHKHCKFIFJFEFEFJUFEEJHRSGF", &[
        (5, "éá"),
        (7, "öóő"),
        (8, "üíú"),
        (9, "ű"),
    ]),
    // Romanian
    letters("ro", "CJFFCJKMDNRFGEFGUEFEEJRORL", &[
        (5, "ă"),
        (6, "şșî"),
        (7, "ţț"),
        (8, "â"),
        (14, "ã"),
    ]),
    // Turkish
    letters("tr", "CGJFDLIJDQFEGEGKUEGGGJSUGI", &[
        (5, "ı"),
        (6, "üşç"),
        (7, "ğö"),
        (12, "â"),
    ]),
    // Lithuanian
    letters("lt", "CIMGEOHQCHFGGFEGUEDEFHUUIO", &[
        (6, "ėųš"),
        (7, "žąį"),
        (8, "ūč"),
        (9, "ę"),
    ]),
    // Latvian
    letters("lv", "CIJGEOIQDHFGGFGGUEDEEGUUUI", &[
        (5, "ā"),
        (6, "īē"),
        (7, "šū"),
        (8, "ņļ"),
        (9, "ž"),
        (10, "ķģč"),
    ]),
    // Vietnamese
    letters("vi", "GIEKKSEDETJHHCHIMIJEGHRMIU", &[
        (5, "đà"),
        (6, "ưá"),
        (7, "ôếạóộêảệốấớờủể"),
        (8, "âìợềậịầơíọựởúãứă"),
        (9, "ữắụồừổòặùửỉũẽ"),
        (10, "ýỏằĩéễẩẫ"),
        (11, "ỗẹỹẻỳ"),
        (12, "ẳõỷỡè"),
        (13, "ẵ"),
    ]),
    // Russian
    letters("ru", "", &[
        (3, "о"),
        (4, "еаинтсрв"),
        (5, "лкмдпу"),
        (6, "яыгьбзчй"),
        (7, "жхшю"),
        (8, "цэщф"),
        (10, "ё"),
        (12, "ъ"),
    ]),
    // Ukrainian
    letters("uk", "", &[
        (3, "о"),
        (4, "аніивтер"),
        (5, "скудлмпзя"),
        (6, "ьбгйч"),
        (7, "цхжїюшщ"),
        (8, "є"),
        (9, "ф"),
        (12, "ы"),
        (14, "э"),
    ]),
    // Bulgarian
    letters("bg", "", &[
        (3, "аое"),
        (4, "итнсвр"),
        (5, "дклмпз"),
        (6, "яъгбчу"),
        (7, "щжйц"),
        (8, "хшф"),
        (10, "ю"),
        (13, "ь"),
    ]),
    // Macedonian
    letters("mk", "", &[
        (3, "аое"),
        (4, "интс"),
        (5, "рдвкмлп"),
        (6, "угјзбш"),
        (7, "чцж"),
        (8, "ќфњ"),
        (9, "ѓх"),
        (11, "џ"),
        (13, "љѕ"),
        (14, "ѐ"),
    ]),
    // Greek
    letters("el", "", &[
        (3, "α"),
        (4, "τοσιεν"),
        (5, "ρπκμηςυλίά"),
        (6, "όέγδωήχ"),
        (7, "θύφώβ"),
        (8, "ξζ"),
        (10, "ψ"),
        (12, "ϊ"),
    ]),
    // Hebrew
    letters("he", "", &[
        (3, "יו"),
        (4, "הלאתרבמש"),
        (5, "נעםדכח"),
        (6, "קפסגןצזט"),
        (7, "ך"),
        (9, "ף"),
        (10, "ץ"),
    ]),
    // Arabic
    letters("ar", "", &[
        (3, "ال"),
        (4, "يمنو"),
        (5, "رتعبدةهفكس"),
        (6, "أقحج"),
        (7, "ىشصطخذإضثز"),
        (8, "غئء"),
        (9, "ظ"),
        (10, "آؤ"),
    ]),
    // Persian
    letters("fa", "", &[
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
    ]),
    // Estonian
    letters("et", "CKUGDQHJCIFEFEFJUFDEFGUUUR", &[
        (6, "õ"),
        (7, "äü"),
        (9, "ö"),
        (11, "šž"),
    ]),
    // Serbian in Cyrillic letters
    letters("sr", "", &[
        (3, "аоие"),
        (4, "нсрут"),
        (5, "дјквмлп"),
        (6, "згб"),
        (7, "шцчхњ"),
        (8, "жљћ"),
        (9, "фђ"),
        (13, "џ"),
    ]),
    // Belarusian
    letters("be", "", &[
        (2, "а"),
        (4, "ныі"),
        (5, "рвеосдялкпцумтб"),
        (6, "зўгчьх"),
        (7, "жюйэш"),
        (9, "ё"),
        (10, "ф"),
    ]),
    // Thai
    letters("th", "", &[
        (4, "ารน"),
        (5, "ิกมอังท่ะสยเดวีล้"),
        (6, "ตคุปแพชจหธ์บ"),
        (7, "ขศใืไญำภถณู"),
        (8, "ษโ็ฐึผ"),
        (9, "ซฏ"),
        (10, "ฎฒๆฉฤ"),
        (11, "ฮ"),
        (12, "ฑ"),
        (13, "ฆฟ๊"),
    ]),
    // Vietnamese as code page 1258 has it
    letters("vi", "EJEKJRFDESJHHCGJMIJEGIRMIU", &[
        (5, "\u{301}\u{300}\u{323}êô"),
        (6, "ưđ\u{309}ơâà"),
        (7, "á\u{303}ă"),
        (8, "óì"),
        (9, "íú"),
        (10, "ù"),
    ]),
    // Lists of people from all over western Europe
    letters("mul", "DIGFCJHHDLKFGDEHLEEEFILPML", &[
        (8, "éä"),
        (9, "üàèöåóíáß"),
        (10, "êçøãùñúæòô"),
        (11, "ìâîûð"),
        (12, "œõïëþ"),
        (13, "ý"),
    ]),
];
