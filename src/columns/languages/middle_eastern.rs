//! Turkish and its neighbours, the Caucasus, Arabic, Hebrew, Persian and Urdu.

use super::vocabulary::Language;

pub(super) const TURKISH: Language = Language {
    code: "tr",
    email: &[
        "e-posta", "e-posta adresi", "e-mail", "email", "mail", "mail adresi", "elektronik posta", "e-mail adresi",
        "e-posta adresiniz", "e-postanız", "e-posta adresleri", "eposta adresi", "elektronik posta adresi",
        "mail adresiniz", "e-mail adresiniz", "iş e-postası", "iş e-posta", "iş e-posta adresi", "iş maili",
        "iş mail adresi", "iş e-mail adresi",
    ],
    first_name: &["İlk ad", "İsim (ilk)", "Ön ad", "Ön adı", "İlk isim", "İlk adı"],
    last_name: &[
        "Soyad", "Soyadı", "Soyisim", "Soy ad", "Soyadınız", "Soy isim", "Soy adı", "Soyismi", "Soyisminiz",
        "Aile adı",
    ],
    company: &[
        "Şirket", "Şirket adı", "Firma", "Firma adı", "Şirketiniz", "Firma ünvanı", "Şirket ünvanı", "İşveren",
        "Şirket ismi", "Firma ismi", "Kuruluş adı", "Şirketinizin adı", "İşletme adı", "Ticari ünvan", "Firma unvanı",
        "Şirket unvanı", "Çalıştığı firma", "Çalıştığınız şirket", "Çalıştığınız kurum",
    ],
    weak_company: &[
        "Kurum", "Kuruluş", "Organizasyon", "Kurum adı", "İşletme", "Organizasyon adı", "Çalıştığı kurum",
        "Hesap adı", "İş yeri", "İşyeri", "Kurum/Kuruluş",
    ],
    job_title: &[
        "İş unvanı", "Pozisyon", "Görev", "Görevi", "Unvanı", "Ünvanı", "İş ünvanı", "Unvanınız", "Pozisyonunuz",
        "Göreviniz", "Görev unvanı", "Pozisyonu", "Şirketteki pozisyonu", "Şirketteki göreviniz",
    ],
    weak_job_title: &["Meslek", "Mesleği", "Mesleğiniz"],
    role: &["Rol", "Rolü"],
    name: &["Ad", "Adı", "İsim", "Adınız", "İsmi", "İsminiz"],
    full_name: &[
        "Ad Soyad", "Adı Soyadı", "Ad ve soyad", "İsim Soyisim", "Tam ad", "Adınız Soyadınız", "Tam adı", "Ad-Soyad",
        "Görünen ad", "Görüntülenecek ad", "İsim Soyad", "Tam isim", "Adı ve Soyadı", "Yetkili adı soyadı",
        "Kişi adı",
    ],
    primary: &["birincil", "birinci", "ana", "asıl", "varsayılan"],
    work: &["iş için", "kurumsal", "ofis", "şirket", "iş yeri"],
    other: &["ikincil", "ikinci", "diğer", "alternatif", "ek", "yedek"],
    personal: &["kişisel", "özel", "ev", "şahsi"],
    person: &[
        "kişi", "müşteri", "iletişim", "katılımcı", "misafir", "üye", "yetkili", "aday", "ilgili kişi", "abone",
        "irtibat kişisi", "kontak", "danışan",
    ],
    party: &["kullanıcı", "alıcı", "fatura", "teslimat", "sipariş veren"],
    filler: &["lütfen", "giriniz", "ve", "veya", "zorunlu", "sizin", "yazınız", "nedir"],
    near_miss: &[
        "tarihi", "tarih", "durum", "durumu", "tür", "türü", "bölüm", "departman", "takma", "doğum", "kullanıcı adı",
        "ekran", "sahibi", "asistan", "yönetici", "onay", "izin", "baba adı", "anne adı", "kızlık", "gönderen", "eş",
        "veli", "kategori",
    ],
    salutations: &["Bay", "Bayan", "Sn.", "Sayın", "Dr.", "Prof. Dr.", "Bey", "Hanım", "Av.", "Doç. Dr."],
    title: &["Unvan", "Ünvan"],
    ..Language::NONE
};

pub(super) const AZERBAIJANI: Language = Language {
    code: "az",
    email: &[
        "e-poçt", "elektron poçt", "e-poçt ünvanı", "elektron poçt ünvanı", "poçt", "elektron ünvan", "e-mail ünvanı",
        "imeyl",
    ],
    last_name: &["Soyad", "Soyadı", "Familiya"],
    company: &["Şirkət", "Şirkətin adı", "Müəssisə", "Firma", "Şirkət adı", "İşəgötürən"],
    weak_company: &["Təşkilat", "Qurum", "Təşkilatın adı"],
    job_title: &["Vəzifə", "Vəzifəsi", "Tutduğu vəzifə", "Mövqe"],
    weak_job_title: &["Peşə", "İxtisas"],
    name: &["Ad", "Adı"],
    full_name: &["Ad və soyad", "Tam ad", "Ad, soyad", "Ad soyad", "A.A.S", "Soyad, ad, ata adı"],
    primary: &["əsas", "birinci"],
    work: &["iş", "işgüzar", "korporativ"],
    other: &["əlavə", "digər", "ikinci"],
    personal: &["şəxsi", "ev"],
    person: &["əlaqə", "müştəri", "iştirakçı", "şəxs"],
    filler: &["sizin", "və", "adınız"],
    near_miss: &["ata adı", "tarixi", "doğum"],
    salutations: &["Cənab", "Xanım"],
    ..Language::NONE
};

pub(super) const UZBEK: Language = Language {
    code: "uz",
    email: &["elektron pochta", "elektron pochta manzili", "pochta", "e-pochta", "elektron manzil"],
    last_name: &["Familiya", "Familiyasi", "Familiyangiz"],
    company: &["Kompaniya", "Kompaniya nomi", "Korxona", "Firma", "Korxona nomi"],
    weak_company: &["Tashkilot", "Tashkilot nomi"],
    job_title: &["Lavozim", "Lavozimi", "Lavozimingiz"],
    weak_job_title: &["Kasb", "Kasbi"],
    name: &["Ism", "Ismi", "Ismingiz"],
    full_name: &["To'liq ism", "F.I.Sh.", "F.I.O", "Ism va familiya", "Ism familiya", "Familiya ism"],
    primary: &["asosiy"],
    work: &["ish"],
    other: &["qo'shimcha", "boshqa"],
    personal: &["shaxsiy"],
    person: &["mijoz", "aloqa", "ishtirokchi"],
    filler: &["sizning", "va"],
    ..Language::NONE
};

pub(super) const KAZAKH: Language = Language {
    code: "kk",
    email: &[
        "эл. пошта", "электрондық пошта", "пошта", "электрондық пошта мекенжайы", "эл. пошта мекенжайы",
        "электронды пошта", "электрондық поштасы",
    ],
    last_name: &["Тегі", "Тегi", "Фамилиясы", "Тек аты"],
    company: &["Компания", "Компания атауы", "Кәсіпорын", "Фирма", "Серіктестік", "Жұмыс орны"],
    weak_company: &["Ұйым", "Ұйымы", "Мекеме", "Ұйым атауы"],
    job_title: &["Лауазымы", "Лауазым", "Қызметі", "Тапсырма атауы", "Қызмет атауы"],
    weak_job_title: &["Мамандығы", "Кәсібі"],
    name: &["Аты", "Есімі", "Есім"],
    full_name: &["Толық аты", "Аты-жөні", "Аты жөні", "Т.А.Ә.", "Толық аты-жөні", "Аты және тегі"],
    primary: &["негізгі", "негiзгi", "басты"],
    work: &["жұмыс", "қызметтік"],
    other: &["қосымша", "басқа"],
    personal: &["жеке", "үй"],
    person: &["байланыс", "клиент", "қатысушы", "тұлға"],
    filler: &["сіздің", "және", "мен"],
    near_miss: &["әкесінің аты", "күні", "бүркеншік"],
    ..Language::NONE
};

pub(super) const MONGOLIAN: Language = Language {
    code: "mn",
    email: &[
        "и-мэйл", "имэйл", "цахим шуудан", "имэйл хаяг", "и-мэйл хаяг", "цахим хаяг", "мэйл", "цахим шуудангийн хаяг",
    ],
    first_name: &["Өөрийн нэр"],
    last_name: &["Овог", "Ургийн овог", "Эцгийн нэр"],
    company: &["Компани", "Компанийн нэр", "Компаний нэр", "Ажлын газар"],
    weak_company: &["Байгууллага", "Байгууллагын нэр"],
    job_title: &["Албан тушаал", "Албан тушаалын нэр"],
    weak_job_title: &["Мэргэжил", "Ажил"],
    name: &["Нэр"],
    full_name: &["Овог нэр", "Бүтэн нэр", "Овог, нэр", "Нэр овог"],
    primary: &["үндсэн"],
    work: &["ажлын"],
    other: &["нэмэлт", "бусад"],
    personal: &["хувийн"],
    person: &["харилцагч", "үйлчлүүлэгч", "оролцогч", "холбоо барих"],
    filler: &["таны", "ба"],
    ..Language::NONE
};

pub(super) const GEORGIAN: Language = Language {
    code: "ka",
    email: &[
        "ელფოსტა", "ელ-ფოსტა", "ელ. ფოსტა", "ელექტრონული ფოსტა", "იმეილი", "მეილი", "ელფოსტის მისამართი",
        "ელ. ფოსტის მისამართი", "ელექტრონული ფოსტის მისამართი",
    ],
    last_name: &["გვარი"],
    company: &["კომპანია", "კომპანიის დასახელება", "ფირმა", "კომპანიის სახელი", "საწარმო", "დამსაქმებელი"],
    weak_company: &["ორგანიზაცია", "დაწესებულება", "ორგანიზაციის დასახელება"],
    job_title: &["თანამდებობა", "პოზიცია", "დაკავებული თანამდებობა"],
    weak_job_title: &["პროფესია"],
    name: &["სახელი"],
    full_name: &["სახელი და გვარი", "სრული სახელი", "სახელი, გვარი", "სახელი გვარი", "სახელი/გვარი"],
    primary: &["მთავარი", "ძირითადი"],
    work: &["სამსახურის", "სამუშაო"],
    other: &["მეორადი", "დამატებითი", "სხვა"],
    personal: &["პირადი", "ბინის"],
    person: &["კონტაქტი", "კლიენტი", "საკონტაქტო პირი", "მონაწილე", "საკონტაქტო"],
    filler: &["თქვენი", "და"],
    salutations: &["ბატონი", "ქალბატონი"],
    ..Language::NONE
};

pub(super) const ARMENIAN: Language = Language {
    code: "hy",
    email: &[
        "էլ. փոստ", "էլ-փոստ", "էլեկտրոնային փոստ", "էլ. հասցե", "էլփոստ", "էլեկտրոնային հասցե", "էլ. փոստի հասցե",
        "էլեկտրոնային փոստի հասցե", "էլ․ փոստ", "էլ․ հասցե", "իմեյլ",
    ],
    last_name: &["Ազգանուն", "Ազգանունը"],
    company: &["Ընկերություն", "Ընկերության անվանումը", "Ֆիրմա", "Ընկերության անուն", "Գործատու"],
    weak_company: &["Կազմակերպություն", "Կազմակերպության անվանումը", "Հաստատություն"],
    job_title: &["Պաշտոն", "Պաշտոնը", "Զբաղեցրած պաշտոն"],
    weak_job_title: &["Մասնագիտություն"],
    name: &["Անուն", "Անունը"],
    full_name: &["Անուն Ազգանուն", "Լրիվ անուն", "Անուն, ազգանուն", "Ա.Ա.Հ.", "Ամբողջական անուն"],
    primary: &["հիմնական", "գլխավոր"],
    work: &["աշխատանքային", "աշխատանքի"],
    other: &["լրացուցիչ", "այլ", "երկրորդային"],
    personal: &["անձնական", "տան"],
    person: &["կոնտակտ", "հաճախորդ", "մասնակից", "կապ"],
    filler: &["ձեր", "և"],
    salutations: &["Պարոն", "Տիկին", "Օրիորդ"],
    ..Language::NONE
};

pub(super) const ARABIC: Language = Language {
    code: "ar",
    email: &[
        "البريد الإلكتروني", "بريد إلكتروني", "الإيميل", "إيميل", "ايميل", "عنوان البريد الإلكتروني", "البريد",
        "عنوان البريد", "عنوان بريد إلكتروني", "الايميل", "بريد", "البريد الاليكتروني", "عنوان الإيميل",
        "عناوين البريد الإلكتروني", "عنوان البريد الالكترونى",
    ],
    first_name: &["الاسم الأول", "الإسم الأول", "الاسم الشخصي", "اسم أول", "الاسم الاول", "اسمك الأول"],
    last_name: &[
        "اسم العائلة", "الاسم الأخير", "إسم العائلة", "لقب العائلة", "الاسم العائلي", "العائلة", "النسب",
        "الاسم الثاني والأخير", "اسم عائلتك", "الشهرة",
    ],
    weak_last_name: &["اللقب", "الكنية"],
    company: &[
        "الشركة", "اسم الشركة", "شركة", "اسم المؤسسة", "اسم المنشأة", "اسم شركتك", "صاحب العمل", "جهة العمل",
        "اسم جهة العمل", "إسم الشركة", "المنشأة",
    ],
    weak_company: &[
        "المؤسسة", "المنظمة", "المنظّمة", "الجهة", "المنظمة/الشركة", "اسم المنظمة", "الهيئة", "مؤسسة", "منظمة",
    ],
    job_title: &[
        "المسمى الوظيفي", "الوظيفة", "المنصب", "الدور الوظيفي", "عنوان الوظيفة", "مسمى الوظيفة", "اسم الوظيفة",
        "المسمي الوظيفي", "الصفة الوظيفية", "المسمى الوظيفى", "المركز الوظيفي", "اللقب الوظيفي", "الموقع الوظيفي",
        "وظيفة", "اللقب المهني",
    ],
    weak_job_title: &["المهنة", "الصفة"],
    role: &["الدور"],
    name: &["الاسم", "الإسم", "اسم", "الأسم"],
    full_name: &[
        "الاسم الكامل", "الاسم بالكامل", "الاسم الثلاثي", "الاسم الرباعي", "اسم العرض", "اسم جهة الاتصال",
        "الاسم واللقب", "الإسم الكامل", "الاسم و اللقب", "اسم كامل",
    ],
    primary: &["الرئيسي", "الأساسي", "الأول", "الرئيسية", "الاساسي"],
    work: &["العمل", "للعمل", "المهني", "الرسمي", "الوظيفي"],
    other: &["الثانوي", "البديل", "الآخر", "الإضافي", "آخر", "الثاني"],
    personal: &["الشخصي", "المنزل", "الخاص"],
    person: &[
        "العميل", "جهة الاتصال", "المشارك", "الضيف", "العضو", "الزبون", "المشترك", "الشخص", "المتقدم", "للتواصل",
    ],
    party: &["المستخدم", "المشتري", "الفوترة", "الشحن"],
    filler: &["الخاص بك", "من فضلك", "و", "أو", "مطلوب", "أدخل", "إلزامي", "في", "ما هو"],
    near_miss: &[
        "تاريخ", "حالة", "نوع", "القسم", "المدير", "المالك", "المساعد", "اسم المستخدم", "الميلاد", "اسم الأب",
        "اسم الأم", "الشاشة", "موافقة", "المرسل",
    ],
    salutations: &["السيد", "السيدة", "الآنسة", "الدكتور", "الدكتورة", "د.", "م.", "أ.", "المهندس"],
    ..Language::NONE
};

pub(super) const HEBREW: Language = Language {
    code: "he",
    email: &[
        "דוא\"ל", "דואר אלקטרוני", "אימייל", "מייל", "כתובת דוא\"ל", "כתובת אימייל", "כתובת מייל",
        "כתובת דואר אלקטרוני", "דואל", "אי-מייל", "כתובת הדוא\"ל", "כתובת המייל", "כתובת האימייל", "הדוא\"ל", "המייל",
        "כתובת אי-מייל",
    ],
    first_name: &["שם פרטי", "השם הפרטי", "ש. פרטי"],
    last_name: &["שם משפחה", "שם המשפחה", "ש. משפחה", "משפחה"],
    company: &["חברה", "שם חברה", "שם החברה", "עסק", "שם העסק", "מעסיק", "שם עסק", "החברה", "חברה / ארגון"],
    weak_company: &["ארגון", "שם הארגון", "מקום עבודה", "מוסד", "שם ארגון", "תאגיד", "שם חשבון"],
    job_title: &[
        "תפקיד", "תואר תפקיד", "משרה", "שם התפקיד", "תפקיד בחברה", "התפקיד", "שם תפקיד", "כותרת תפקיד",
        "תפקיד בארגון",
    ],
    weak_job_title: &["מקצוע", "עיסוק", "עבודה"],
    title: &["תואר"],
    name: &["שם", "השם"],
    full_name: &[
        "שם מלא", "שם פרטי ומשפחה", "שם ושם משפחה", "שם תצוגה", "השם המלא", "שם פרטי ושם משפחה", "שם איש קשר",
        "שם איש הקשר", "שם לקוח", "שם הלקוח",
    ],
    primary: &["ראשי", "ראשית", "עיקרי"],
    work: &["עבודה", "בעבודה", "עסקי", "משרד"],
    other: &["משני", "נוסף", "אחר", "חלופי", "נוספת"],
    personal: &["אישי", "פרטי", "בבית", "בית"],
    person: &["איש קשר", "לקוח", "משתתף", "אורח", "ליד", "חבר", "נרשם", "מועמד", "ליצירת קשר", "לקוחות"],
    party: &["משתמש", "רוכש", "לחיוב", "למשלוח"],
    filler: &["שלך", "שלכם", "נא", "להזין", "חובה", "או", "את", "מה", "של", "ו"],
    near_miss: &[
        "תאריך", "סטטוס", "סוג", "מחלקה", "כינוי", "לידה", "שם משתמש", "בעלים", "מנהל", "עוזר", "שם קודם", "הסכמה",
        "שם אב", "מסך",
    ],
    salutations: &["מר", "גב'", "גברת", "ד\"ר", "פרופ'", "עו\"ד", "הרב"],
    ..Language::NONE
};

pub(super) const PERSIAN: Language = Language {
    code: "fa",
    email: &[
        "ایمیل", "پست الکترونیک", "پست الکترونیکی", "آدرس ایمیل", "رایانامه", "نشانی ایمیل", "نشانی رایانامه",
        "آدرس پست الکترونیک", "آدرس پست الکترونیکی", "نشانی پست الکترونیکی",
    ],
    first_name: &["نام کوچک"],
    last_name: &["نام خانوادگی", "فامیلی", "نام فامیل", "فامیل", "نام‌خانوادگی"],
    company: &["شرکت", "نام شرکت", "کارفرما", "نام شرکت شما", "نام کسب و کار"],
    weak_company: &["سازمان", "موسسه", "نام سازمان", "محل کار"],
    job_title: &[
        "سمت", "عنوان شغلی", "سمت شغلی", "عنوان شغل", "سمت سازمانی", "موقعیت شغلی", "جایگاه شغلی", "پست سازمانی",
    ],
    weak_job_title: &["شغل", "حرفه"],
    role: &["نقش"],
    title: &["عنوان"],
    name: &["نام"],
    full_name: &["نام و نام خانوادگی", "نام کامل", "نام نمایشی", "نام و فامیل", "نام نام خانوادگی"],
    primary: &["اصلی", "اول", "اصلي"],
    work: &["کاری", "کار", "شرکتی", "سازمانی"],
    other: &["دوم", "دیگر", "ثانویه", "جایگزین"],
    personal: &["شخصی", "خانه"],
    person: &["مخاطب", "مشتری", "شرکت کننده", "مهمان", "عضو", "تماس"],
    filler: &["شما", "خود", "را", "وارد کنید", "الزامی", "لطفا"],
    near_miss: &["تاریخ", "وضعیت", "نوع", "نام کاربری", "نام مستعار", "نام پدر", "تولد"],
    salutations: &["آقای", "خانم", "دکتر", "مهندس", "آقا"],
    ..Language::NONE
};

pub(super) const URDU: Language = Language {
    code: "ur",
    email: &["ای میل", "ای میل ایڈریس", "ای میل پتہ", "برقی ڈاک", "ای میل کا پتہ"],
    first_name: &["پہلا نام"],
    last_name: &["آخری نام", "خاندانی نام", "آخری نام (خاندانی)"],
    company: &["کمپنی", "کمپنی کا نام", "ادارے کا نام"],
    weak_company: &["ادارہ", "تنظیم"],
    job_title: &["عہدہ", "ملازمت کا عنوان", "جاب ٹائٹل"],
    weak_job_title: &["پیشہ"],
    name: &["نام"],
    full_name: &["پورا نام", "مکمل نام"],
    filler: &["آپ کا", "آپ کی", "کا", "کی", "اور"],
    salutations: &["جناب", "محترمہ", "ڈاکٹر"],
    ..Language::NONE
};
