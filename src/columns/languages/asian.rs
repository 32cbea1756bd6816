//! South, South-East and East Asia; Swahili.

use super::vocabulary::Language;

pub(super) const HINDI: Language = Language {
    code: "hi",
    email: &[
        "ईमेल", "ई-मेल", "ईमेल पता", "ई-मेल पता", "ईमेल आईडी", "ई-मेल आईडी", "मेल", "ईमेल एड्रेस", "मेल आईडी", "इमेल",
        "ईमेल आइडी",
    ],
    first_name: &["पहला नाम", "प्रथम नाम", "फर्स्ट नेम", "दिया गया नाम"],
    last_name: &[
        "अंतिम नाम", "कुलनाम", "सरनेम", "आखिरी नाम", "परिवार का नाम", "पारिवारिक नाम", "लास्ट नेम", "कुल नाम",
    ],
    weak_last_name: &["उपनाम"],
    company: &["कंपनी", "कंपनी का नाम", "कम्पनी", "कम्पनी का नाम", "फर्म", "नियोक्ता", "व्यवसाय का नाम"],
    weak_company: &["संगठन", "संस्था", "संगठन का नाम", "संस्थान", "खाता नाम"],
    job_title: &["पदनाम", "पद", "नौकरी का शीर्षक", "जॉब टाइटल", "कार्य शीर्षक", "नौकरी शीर्षक", "कार्य का शीर्षक"],
    weak_job_title: &["पेशा", "व्यवसाय", "नौकरी"],
    role: &["भूमिका"],
    title: &["शीर्षक"],
    name: &["नाम"],
    full_name: &["पूरा नाम", "पूर्ण नाम", "प्रदर्शन नाम", "संपर्क नाम"],
    primary: &["प्राथमिक", "मुख्य"],
    work: &["कार्य", "कार्यालय", "व्यावसायिक", "ऑफिस"],
    other: &["द्वितीयक", "अन्य", "वैकल्पिक", "दूसरा"],
    personal: &["व्यक्तिगत", "निजी", "घर"],
    person: &["संपर्क", "ग्राहक", "व्यक्ति", "सदस्य", "प्रतिभागी", "लीड"],
    filler: &["आपका", "आपकी", "का", "की", "के", "और", "या", "कृपया", "दर्ज करें", "अनिवार्य", "अपना"],
    near_miss: &["दिनांक", "स्थिति", "प्रकार", "विभाग", "पिता का नाम", "माता का नाम", "जन्म", "उपयोगकर्ता नाम"],
    salutations: &["श्री", "श्रीमती", "सुश्री", "डॉ", "डॉ."],
    ..Language::NONE
};

pub(super) const BENGALI: Language = Language {
    code: "bn",
    email: &[
        "ইমেইল", "ই-মেইল", "ইমেল", "ইমেইল ঠিকানা", "ই-মেইল ঠিকানা", "ই-মেল", "ইমেইল আইডি", "ইমেল ঠিকানা", "মেইল",
    ],
    first_name: &["প্রথম নাম", "নামের প্রথম অংশ", "নামের প্রথমাংশ"],
    last_name: &["শেষ নাম", "পদবি", "পদবী", "পারিবারিক নাম", "নামের শেষাংশ", "নামের শেষ অংশ", "বংশ নাম"],
    company: &["কোম্পানি", "কোম্পানির নাম", "কোম্পানী", "প্রতিষ্ঠানের নাম", "কোম্পানীর নাম"],
    weak_company: &["প্রতিষ্ঠান", "সংগঠন", "সংস্থা", "সংস্থার নাম"],
    job_title: &["পদ", "কাজের শিরোনাম", "পদের নাম", "চাকরির শিরোনাম"],
    weak_job_title: &["পেশা"],
    name: &["নাম"],
    full_name: &["পুরো নাম", "পূর্ণ নাম", "সম্পূর্ণ নাম"],
    filler: &["আপনার", "এবং", "ও"],
    salutations: &["জনাব", "জনাবা", "মি.", "ড."],
    ..Language::NONE
};

pub(super) const MARATHI: Language = Language {
    code: "mr",
    email: &["ईमेल", "ई-मेल", "ईमेल पत्ता", "ई-मेल पत्ता", "ईमेल आयडी", "ई-मेल आयडी", "इमेल", "मेल आयडी"],
    first_name: &["पहिले नाव", "प्रथम नाव", "स्वतःचे नाव"],
    last_name: &["आडनाव", "शेवटचे नाव", "अंतिम नाव"],
    company: &["कंपनी", "कंपनीचे नाव", "कंपनी नाव"],
    weak_company: &["संस्था", "संघटना", "संस्थेचे नाव"],
    job_title: &["पद", "पदनाम", "हुद्दा", "नोकरीचे शीर्षक"],
    weak_job_title: &["व्यवसाय"],
    name: &["नाव"],
    full_name: &["पूर्ण नाव", "संपूर्ण नाव"],
    filler: &["तुमचे", "आपले", "आणि"],
    near_miss: &["वडिलांचे नाव", "मधले नाव"],
    ..Language::NONE
};

pub(super) const GUJARATI: Language = Language {
    code: "gu",
    email: &["ઇમેઇલ", "ઈમેલ", "ઇ-મેઇલ", "ઇમેઇલ સરનામું", "ઈમેઈલ", "ઇમેલ", "ઈ-મેલ", "ઇમેઇલ આઈડી"],
    first_name: &["પ્રથમ નામ", "પહેલું નામ"],
    last_name: &["અટક", "છેલ્લું નામ", "અંતિમ નામ"],
    company: &["કંપની", "કંપનીનું નામ", "કંપની નામ"],
    weak_company: &["સંસ્થા", "સંગઠન"],
    job_title: &["હોદ્દો", "પદ", "નોકરીનું શીર્ષક"],
    weak_job_title: &["વ્યવસાય"],
    name: &["નામ"],
    full_name: &["પૂરું નામ", "સંપૂર્ણ નામ"],
    filler: &["તમારું", "અને"],
    ..Language::NONE
};

pub(super) const TAMIL: Language = Language {
    code: "ta",
    email: &["மின்னஞ்சல்", "மின்னஞ்சல் முகவரி", "இமெயில்", "ஈமெயில்", "மின் அஞ்சல்", "இ-மெயில்"],
    first_name: &["முதல் பெயர்", "முதற்பெயர்"],
    last_name: &["கடைசி பெயர்", "குடும்பப் பெயர்", "இறுதிப் பெயர்", "கடைசிப் பெயர்", "குடும்ப பெயர்"],
    company: &["நிறுவனம்", "நிறுவனத்தின் பெயர்", "நிறுவனப் பெயர்", "கம்பெனி"],
    weak_company: &["அமைப்பு", "அமைப்பின் பெயர்"],
    job_title: &["பதவி", "வேலை தலைப்பு", "பணிப் பெயர்", "பணி தலைப்பு"],
    weak_job_title: &["தொழில்"],
    name: &["பெயர்"],
    full_name: &["முழுப் பெயர்", "முழு பெயர்"],
    filler: &["உங்கள்"],
    salutations: &["திரு", "திருமதி", "செல்வி", "திரு."],
    ..Language::NONE
};

pub(super) const TELUGU: Language = Language {
    code: "te",
    email: &["ఇమెయిల్", "ఈమెయిల్", "ఇ-మెయిల్", "ఇమెయిల్ చిరునామా", "ఈ-మెయిల్", "మెయిల్", "ఇమెయిల్ ఐడి"],
    first_name: &["మొదటి పేరు"],
    last_name: &["చివరి పేరు", "ఇంటి పేరు", "ఇంటిపేరు"],
    company: &["కంపెనీ", "కంపెనీ పేరు", "సంస్థ పేరు"],
    weak_company: &["సంస్థ"],
    job_title: &["హోదా", "ఉద్యోగ శీర్షిక", "పదవి"],
    weak_job_title: &["వృత్తి"],
    name: &["పేరు"],
    full_name: &["పూర్తి పేరు"],
    filler: &["మీ"],
    ..Language::NONE
};

pub(super) const INDONESIAN: Language = Language {
    code: "id",
    email: &[
        "email", "e-mail", "surel", "alamat email", "alamat e-mail", "alamat surel", "pos-el", "surat elektronik",
        "alamat posel", "alamat surat elektronik", "email aktif",
    ],
    first_name: &["Nama depan", "Nama pertama", "Nama awal", "Nama kecil"],
    last_name: &["Nama belakang", "Nama keluarga", "Nama akhir", "Nama terakhir", "Marga"],
    company: &[
        "Perusahaan", "Nama perusahaan", "Nama PT", "Tempat kerja", "Nama bisnis", "Nama usaha", "Badan usaha",
        "Nama kantor", "Pemberi kerja",
    ],
    weak_company: &[
        "Organisasi", "Instansi", "Nama instansi", "Lembaga", "Nama organisasi", "Institusi", "Nama lembaga",
        "Asal instansi", "Usaha", "Bisnis", "Nama akun", "Asal perusahaan",
    ],
    job_title: &[
        "Jabatan", "Posisi", "Posisi jabatan", "Nama jabatan", "Jabatan pekerjaan", "Jabatan/posisi",
        "Gelar pekerjaan", "Posisi pekerjaan", "Posisi di perusahaan", "Judul pekerjaan",
    ],
    weak_job_title: &["Pekerjaan", "Profesi"],
    role: &["Peran"],
    title: &["Gelar"],
    name: &["Nama"],
    full_name: &[
        "Nama lengkap", "Nama panjang", "Nama tampilan", "Nama lengkap sesuai KTP", "Nama kontak",
        "Nama depan dan belakang",
    ],
    primary: &["utama", "primer", "pertama"],
    work: &["kantor", "kerja", "bisnis", "pekerjaan", "perusahaan"],
    other: &["kedua", "lain", "lainnya", "alternatif", "sekunder", "tambahan", "cadangan"],
    personal: &["pribadi", "rumah"],
    person: &[
        "kontak", "pelanggan", "klien", "orang", "peserta", "tamu", "anggota", "prospek", "calon", "responden",
        "pendaftar",
    ],
    party: &["pengguna", "pembeli", "penagihan", "pengiriman"],
    filler: &["anda", "kamu", "dan", "atau", "silakan", "masukkan", "wajib", "yang", "aktif", "apa", "mohon"],
    near_miss: &[
        "tanggal", "status", "jenis", "tipe", "departemen", "panggilan", "nama panggilan", "lahir", "nama pengguna",
        "pemilik", "asisten", "manajer", "alias", "layar", "ibu kandung", "orang tua", "wali", "tengah",
    ],
    salutations: &["Bapak", "Ibu", "Bpk", "Pak", "Bu", "Sdr.", "Sdri.", "Tn.", "Ny.", "Nn.", "Drs.", "Ir."],
    ..Language::NONE
};

pub(super) const MALAY: Language = Language {
    code: "ms",
    email: &["e-mel", "emel", "alamat e-mel", "alamat emel", "mel elektronik"],
    first_name: &["Nama pertama", "Nama pemberian", "Nama diberi"],
    last_name: &["Nama keluarga", "Nama akhir", "Nama terakhir", "Nama bapa"],
    company: &["Syarikat", "Nama syarikat", "Majikan", "Nama perniagaan"],
    weak_company: &["Organisasi", "Pertubuhan", "Nama organisasi", "Agensi"],
    job_title: &["Jawatan", "Tajuk pekerjaan", "Nama jawatan", "Gelaran jawatan", "Tajuk jawatan"],
    weak_job_title: &["Pekerjaan", "Kerjaya"],
    name: &["Nama"],
    full_name: &["Nama penuh", "Nama paparan"],
    primary: &["utama"],
    work: &["kerja", "pejabat", "perniagaan"],
    other: &["sekunder", "kedua", "lain"],
    personal: &["peribadi", "rumah"],
    person: &["kenalan", "pelanggan", "peserta", "ahli", "hubungan"],
    filler: &["anda", "dan", "sila", "masukkan"],
    near_miss: &["tarikh", "jabatan", "gelaran", "skrin"],
    salutations: &["Encik", "Puan", "Cik", "Tuan", "Datuk", "Dato'", "En."],
    ..Language::NONE
};

pub(super) const FILIPINO: Language = Language {
    code: "fil",
    email: &["email", "email address", "elektronikong sulat", "e-mail na address"],
    first_name: &["Unang pangalan", "Pangalan (una)"],
    last_name: &["Apelyido", "Huling pangalan"],
    company: &["Kumpanya", "Kompanya", "Pangalan ng kumpanya", "Pangalan ng kompanya"],
    weak_company: &["Organisasyon"],
    job_title: &["Posisyon", "Titulo sa trabaho", "Katungkulan", "Posisyon sa trabaho"],
    weak_job_title: &["Trabaho", "Propesyon"],
    name: &["Pangalan"],
    full_name: &["Buong pangalan", "Kumpletong pangalan"],
    filler: &["iyong", "ang", "ng", "mo"],
    salutations: &["G.", "Gng.", "Bb.", "Ginoo", "Ginang"],
    ..Language::NONE
};

pub(super) const SWAHILI: Language = Language {
    code: "sw",
    email: &["barua pepe", "anwani ya barua pepe", "baruapepe"],
    first_name: &["Jina la kwanza"],
    last_name: &["Jina la mwisho", "Jina la ukoo", "Jina la familia"],
    company: &["Kampuni", "Jina la kampuni"],
    weak_company: &["Shirika", "Jina la shirika"],
    job_title: &["Cheo", "Wadhifa", "Jina la kazi", "Nafasi ya kazi"],
    weak_job_title: &["Kazi"],
    name: &["Jina"],
    full_name: &["Jina kamili"],
    filler: &["yako", "lako"],
    salutations: &["Bw.", "Bi.", "Bwana"],
    ..Language::NONE
};

pub(super) const VIETNAMESE: Language = Language {
    code: "vi",
    email: &[
        "email", "thư điện tử", "địa chỉ email", "địa chỉ thư điện tử", "e-mail", "hòm thư", "mail", "địa chỉ e-mail",
        "địa chỉ mail",
    ],
    first_name: &["Tên gọi riêng", "Tên riêng", "Tên đầu"],
    last_name: &["Họ", "Họ và tên đệm", "Họ và tên lót", "Họ đệm", "Họ và đệm", "Tên họ", "Họ và chữ lót"],
    company: &[
        "Công ty", "Tên công ty", "Doanh nghiệp", "Tên doanh nghiệp", "Nơi làm việc", "Tên đơn vị", "Nơi công tác",
        "Đơn vị công tác", "Cơ quan công tác",
    ],
    weak_company: &["Tổ chức", "Cơ quan", "Đơn vị", "Tên tổ chức", "Cơ sở"],
    job_title: &[
        "Chức vụ", "Chức danh", "Chức vụ nghề nghiệp", "Vị trí", "Vị trí công việc", "Chức danh công việc",
        "Vị trí công tác", "Chức vụ hiện tại",
    ],
    weak_job_title: &["Nghề nghiệp", "Công việc"],
    role: &["Vai trò"],
    name: &["Tên"],
    full_name: &[
        "Họ và tên", "Họ tên", "Tên đầy đủ", "Tên hiển thị", "Họ & tên", "Họ, tên", "Tên liên hệ", "Tên khách hàng",
        "Tên người liên hệ",
    ],
    primary: &["chính", "đầu tiên"],
    work: &["công ty", "công việc", "cơ quan", "làm việc"],
    other: &["phụ", "khác", "thứ hai", "dự phòng"],
    personal: &["cá nhân", "nhà", "riêng"],
    person: &["khách hàng", "liên hệ", "người liên hệ", "khách", "người tham dự", "thành viên", "ứng viên"],
    party: &["người dùng", "người mua", "thanh toán"],
    filler: &["của bạn", "bạn", "vui lòng", "nhập", "bắt buộc", "và", "của"],
    near_miss: &[
        "ngày", "trạng thái", "loại", "bộ phận", "biệt danh", "sinh", "tên đăng nhập", "tên đệm", "hiệu", "phòng ban",
        "người phụ trách",
    ],
    salutations: &["Ông", "Bà", "Anh", "Chị", "Cô", "Mr", "Ms"],
    ..Language::NONE
};

pub(super) const THAI: Language = Language {
    code: "th",
    email: &[
        "อีเมล", "อีเมล์", "อีเมลล์", "ที่อยู่อีเมล", "จดหมายอิเล็กทรอนิกส์", "ไปรษณีย์อิเล็กทรอนิกส์", "เมล",
        "อี-เมล", "ที่อยู่อีเมล์", "อีเมล แอดเดรส",
    ],
    first_name: &["ชื่อจริง", "ชื่อต้น", "ชื่อแรก"],
    last_name: &["นามสกุล", "สกุล", "ชื่อสกุล"],
    company: &[
        "บริษัท", "ชื่อบริษัท", "ชื่อกิจการ", "ชื่อบริษัท/ร้านค้า", "สถานที่ทำงาน", "บริษัท/หน่วยงาน", "นายจ้าง",
    ],
    weak_company: &["องค์กร", "หน่วยงาน", "ชื่อหน่วยงาน", "ชื่อองค์กร", "สังกัด", "สถาบัน"],
    job_title: &["ตำแหน่ง", "ตำแหน่งงาน", "ชื่อตำแหน่ง", "ตำแหน่งหน้าที่", "ตำแหน่งปัจจุบัน", "ชื่อตำแหน่งงาน"],
    weak_job_title: &["อาชีพ"],
    role: &["บทบาท"],
    name: &["ชื่อ"],
    full_name: &[
        "ชื่อ-นามสกุล", "ชื่อเต็ม", "ชื่อ นามสกุล", "ชื่อที่แสดงผล", "ชื่อและนามสกุล", "ชื่อ-สกุล", "ชื่อผู้ติดต่อ",
        "ชื่อลูกค้า", "ชื่อที่แสดง",
    ],
    primary: &["หลัก"],
    work: &["ที่ทำงาน", "งาน", "ธุรกิจ"],
    other: &["สำรอง", "รอง", "อื่น", "อื่นๆ", "เพิ่มเติม"],
    personal: &["ส่วนตัว", "บ้าน"],
    person: &["ผู้ติดต่อ", "ลูกค้า", "ผู้เข้าร่วม", "สมาชิก", "บุคคล", "ผู้สมัคร"],
    party: &["ผู้ใช้", "ผู้ซื้อ"],
    filler: &["ของคุณ", "คุณ", "กรุณา", "กรอก", "และ", "ของ", "จำเป็น", "โปรดระบุ", "ไทย", "ภาษาไทย"],
    near_miss: &[
        "วันที่", "สถานะ", "ประเภท", "แผนก", "ชื่อเล่น", "เกิด", "ชื่อผู้ใช้", "ชื่อหน้าจอ", "ชื่อกลาง", "คำนำหน้า",
    ],
    salutations: &["นาย", "นาง", "นางสาว", "ดร.", "คุณ", "น.ส."],
    ..Language::NONE
};

pub(super) const JAPANESE: Language = Language {
    code: "ja",
    email: &[
        "メールアドレス", "メール", "Eメール", "電子メール", "電子メールアドレス", "e-mailアドレス", "Eメールアドレス", "e-mail", "メアド", "メルアド",
        "電子メール アドレス", "emailアドレス", "イーメール", "ご連絡先メールアドレス", "連絡先メールアドレス",
    ],
    first_name: &["名", "名前(名)", "ファーストネーム", "氏名(名)", "お名前(名)", "お名前 名", "氏名 名", "名(漢字)", "下の名前"],
    last_name: &["姓", "名字", "苗字", "名前(姓)", "ラストネーム", "氏名(姓)", "お名前(姓)", "お名前 姓", "氏名 姓", "姓(漢字)", "氏"],
    company: &[
        "会社名", "会社", "企業名", "御社名", "貴社名", "勤務先", "勤務先名", "法人名", "企業", "会社・団体名", "会社名・団体名", "貴社名・団体名", "所属会社", "会社/組織",
        "会社組織名", "勤務先会社名", "御社名・団体名", "企業・団体名", "会社名/団体名",
    ],
    weak_company: &["組織", "組織名", "団体名", "所属", "所属組織", "法人", "屋号", "所属先", "機関名", "取引先", "取引先名", "所属団体", "ご所属", "所属企業"],
    job_title: &["役職", "役職名", "職位", "肩書", "お役職", "役職・肩書", "役職/肩書き", "ポジション", "ジョブタイトル", "ご役職", "現在の役職"],
    weak_job_title: &["肩書き", "職業", "職名"],
    name: &["名前", "お名前"],
    full_name: &[
        "氏名", "姓名", "フルネーム", "表示名", "ご氏名", "お客様名", "担当者名", "ご担当者名", "顧客名", "担当者氏名", "参加者名", "ご担当者様名", "お客様氏名",
        "氏名(漢字)", "名前(漢字)", "連絡先名", "宛名",
    ],
    primary: &["メイン", "主", "優先", "第一", "主要"],
    work: &["会社", "勤務先", "仕事", "仕事用", "職場", "ビジネス", "業務用", "業務"],
    other: &["別の", "予備", "サブ", "その他の", "その他", "第二", "追加"],
    personal: &["個人", "自宅", "プライベート", "私用", "個人用"],
    person: &[
        "連絡先", "担当者", "ご担当者", "お客様", "顧客", "参加者", "見込み客", "リード", "ご本人", "申込者", "受講者", "回答者", "登録者", "会員", "取引先責任者",
        "受信者",
    ],
    party: &["ユーザー", "購入者", "請求先", "配送先", "注文者", "お届け先", "支払者"],
    filler: &[
        "の", "あなたの", "必須", "任意", "を", "入力", "ください", "ご", "お", "様", "・", "漢字", "全角", "半角", "半角英数", "入力してください",
        "教えてください", "は", "と",
    ],
    near_miss: &[
        "フリガナ", "ふりがな", "カナ", "かな", "セイ", "メイ", "よみ", "読み", "よみがな", "ローマ字", "種類", "日", "日時", "状態", "ステータス", "部署",
        "部門", "職種", "電話", "ニックネーム", "所有者", "秘書", "上司", "登録日", "確認", "配信", "許可", "同意", "旧姓", "配偶者", "ドメイン", "営業担当",
        "敬称", "ミドル", "住所", "ユーザー名", "紹介者", "緊急連絡先", "主催者", "送信者",
    ],
    salutations: &["様", "殿", "氏", "さん", "先生", "御中"],
    ..Language::NONE
};

pub(super) const KOREAN: Language = Language {
    code: "ko",
    email: &[
        "이메일", "이메일 주소", "전자메일", "전자우편", "메일", "메일 주소", "이메일주소", "전자 메일 주소", "전자우편 주소", "e메일", "이메일 아이디", "e-mail 주소",
        "메일주소", "전자메일주소",
    ],
    first_name: &["이름(이름만)", "이름 (First Name)", "명"],
    last_name: &["성", "성씨", "성(姓)"],
    company: &[
        "회사", "회사명", "업체명", "기업명", "상호", "상호명", "회사 이름", "직장명", "기업", "소속회사", "고용주", "법인명", "회사/기관명", "회사(기관)명",
        "근무처", "재직회사", "업체",
    ],
    weak_company: &["소속", "직장", "조직", "기관", "기관명", "단체명", "소속기관", "조직명", "소속 기관", "소속명", "거래처", "거래처명", "단체"],
    job_title: &["직책", "직위", "직함", "직책/직위", "직급/직책", "직위/직책", "직책명", "포지션", "직책(직위)", "현재 직책"],
    weak_job_title: &["직급", "직업"],
    role: &["역할"],
    name: &["이름"],
    full_name: &[
        "성명", "성함", "전체 이름", "이름(전체)", "표시명", "표시 이름", "고객명", "담당자명", "참석자명", "담당자 성함", "연락처 이름", "전체이름", "신청자명",
        "성 명", "고객 이름", "담당자 이름",
    ],
    primary: &["기본", "대표", "주", "주요"],
    work: &["업무", "회사", "직장", "업무용", "비즈니스"],
    other: &["추가", "보조", "기타", "다른", "두번째"],
    personal: &["개인", "자택", "집", "개인용"],
    person: &["연락처", "담당자", "고객", "참석자", "참가자", "회원", "신청자", "잠재고객", "리드", "응답자", "구독자"],
    party: &["사용자", "구매자", "청구", "배송", "주문자"],
    filler: &["귀하의", "당신의", "필수", "선택", "입력", "을", "를", "의", "및", "과", "와", "님", "하세요", "해주세요"],
    near_miss: &[
        "날짜", "상태", "유형", "부서", "별명", "애칭", "생일", "사용자 이름", "아이디", "소유자", "비서", "관리자", "동의", "수신", "영문", "직무", "직종",
        "배우자", "보호자", "추천인", "주최자", "전화", "주소록",
    ],
    salutations: &["씨", "님", "귀하", "박사", "교수"],
    ..Language::NONE
};

/// Chinese in both scripts.
pub(super) const CHINESE: Language = Language {
    code: "zh",
    email: &[
        "电子邮件", "电子邮箱", "邮箱", "邮件", "电邮", "电子邮件地址", "邮箱地址", "邮件地址", "电邮地址", "信箱", "e-mail地址", "电子信箱", "email地址",
        "email 邮箱", "联系邮箱", "電子郵件", "電子郵箱", "郵箱", "郵件", "電郵", "電子郵件地址", "電郵地址", "電子信箱", "電子郵件信箱", "郵件地址", "郵箱地址",
        "email信箱", "e-mail信箱", "聯絡信箱", "聯絡電郵", "電子郵件位址", "郵件信箱",
    ],
    first_name: &["名", "名(名字)", "名称(名)"],
    last_name: &["姓", "姓氏"],
    company: &[
        "公司", "公司名称", "公司名", "企业", "企业名称", "单位", "单位名称", "工作单位", "所在公司", "企业名", "雇主", "任职公司", "就职公司", "公司/单位", "公司全称",
        "当前公司", "公司名稱", "企業", "企業名稱", "單位", "單位名稱", "服務單位", "任職公司", "服務公司", "公司行號", "公司/單位", "公司全名", "雇主名稱", "目前公司",
        "服務機構",
    ],
    weak_company: &[
        "组织", "机构", "机构名称", "组织名称", "團體", "組織", "機構", "機構名稱", "組織名稱", "所属单位", "客户名称", "客戶名稱", "帐户名称", "客户公司", "商户名称",
        "店铺名称", "組織/公司",
    ],
    job_title: &[
        "职位", "职务", "岗位", "职位名称", "职衔", "职位/职务", "职务名称", "当前职位", "岗位名称", "头衔", "職位", "職稱", "職務", "職銜", "職位名稱", "職務名稱",
        "頭銜", "目前職位",
    ],
    weak_job_title: &["职称", "职业", "職業", "工作职位", "工作職位"],
    role: &["角色"],
    name: &["名字"],
    full_name: &[
        "姓名", "全名", "真实姓名", "显示名称", "显示名", "联系人姓名", "客户姓名", "真實姓名", "顯示名稱", "聯絡人姓名", "客戶姓名", "中文姓名", "联系人名称", "联系人名字",
        "您的姓名", "称呼姓名",
    ],
    primary: &["主要", "首选", "默认", "第一", "首選", "預設", "主"],
    work: &["工作", "商务", "办公", "企业", "商務", "辦公", "公務", "公司", "单位", "職場"],
    other: &["备用", "其他", "其它", "次要", "备选", "第二", "備用", "另一", "辅助"],
    personal: &["个人", "私人", "家庭", "住家", "個人", "住宅"],
    person: &[
        "联系人", "客户", "聯絡人", "客戶", "参会者", "参会人", "会员", "线索", "潜在客户", "參加者", "會員", "学员", "报名人", "訂閱者", "收件人", "联络人",
        "聯繫人", "参与者", "與會者", "報名者",
    ],
    party: &["用户", "用戶", "使用者", "买家", "買家", "付款人", "账单", "帳單"],
    filler: &[
        "您的", "你的", "请", "請", "输入", "輸入", "填写", "填寫", "必填", "选填", "選填", "的", "和", "与", "及", "与联系", "您", "中文", "英文",
    ],
    near_miss: &[
        "拼音", "状态", "狀態", "类型", "類型", "日期", "时间", "時間", "部门", "部門", "昵称", "暱稱", "呢称", "生日", "用户名", "用戶名", "账号", "帳號",
        "所有者", "负责人", "負責人", "助理", "秘书", "主管", "上级", "经理", "同意", "订阅", "來源", "来源", "配偶", "曾用名", "推荐人", "销售", "业务员",
        "業務", "主持人", "主办", "网名", "地址",
    ],
    salutations: &["先生", "女士", "小姐", "太太", "博士", "教授", "老师", "老師"],
    ..Language::NONE
};
