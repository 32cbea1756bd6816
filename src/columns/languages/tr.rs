//! Turkish (Türkçe).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
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
    job_title: &[
        "İş unvanı", "Pozisyon", "Görev", "Görevi", "Unvanı", "Ünvanı", "İş ünvanı", "Unvanınız", "Pozisyonunuz",
        "Göreviniz", "Görev unvanı", "Pozisyonu", "Şirketteki pozisyonu", "Şirketteki göreviniz",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Kurum", "Kuruluş", "Organizasyon", "Kurum adı", "İşletme", "Organizasyon adı", "Çalıştığı kurum", "Hesap adı",
        "İş yeri", "İşyeri", "Kurum/Kuruluş",
    ],
    weak_job_title: &["Meslek", "Mesleği", "Mesleğiniz"],
    role: &["Rol", "Rolü"],
    title: &["Unvan", "Ünvan"],
    name: &["Ad", "Adı", "İsim", "Adınız", "İsmi", "İsminiz"],
    full_name: &[
        "Ad Soyad", "Adı Soyadı", "Ad ve soyad", "İsim Soyisim", "Tam ad", "Adınız Soyadınız", "Tam adı", "Ad-Soyad",
        "Görünen ad", "Görüntülenecek ad", "İsim Soyad", "Tam isim", "Adı ve Soyadı", "Yetkili adı soyadı", "Kişi adı",
    ],
    primary: &["birincil", "birinci", "ana", "asıl", "varsayılan"],
    work: &["iş için", "kurumsal", "ofis", "şirket", "iş yeri"],
    other: &["ikincil", "ikinci", "diğer", "alternatif", "ek", "yedek"],
    personal: &["kişisel", "özel", "ev", "şahsi"],
    person: &[
        "kişi", "müşteri", "iletişim", "katılımcı", "misafir", "üye", "yetkili", "aday", "ilgili kişi", "abone",
        "irtibat kişisi", "kontak", "danışan", "konuşmacı", "gönüllü", "oyuncu", "yolcu", "kazanan",
    ],
    party: &["kullanıcı", "alıcı", "fatura", "teslimat", "sipariş veren"],
    recipient: &[],
    filler: &["lütfen", "giriniz", "ve", "veya", "zorunlu", "sizin", "yazınız", "nedir"],
    near_miss: &[
        "tarihi", "tarih", "durum", "durumu", "tür", "türü", "bölüm", "departman", "takma", "doğum", "kullanıcı adı",
        "ekran", "sahibi", "asistan", "yönetici", "onay", "izin", "baba adı", "anne adı", "kızlık", "gönderen", "eş",
        "veli", "kategori",
    ],
    opt_out: &[
        "abonelikten çıktı", "abonelikten çıkmış", "abonelikten çıkanlar", "abonelikten çıkma tarihi",
        "abonelik iptali", "abonelik iptal tarihi", "listeden çıktı", "listeden çıkış tarihi", "iletişime geçmeyin",
        "gönderme",
    ],
    opt_in: &["ileti izni", "pazarlama izni", "açık rıza", "abone", "iletişim izni"],
    consent_status: &["durum", "durumu", "abonelik durumu", "abone durumu", "üyelik durumu", "izin durumu"],
    marketing: &["bülten", "e-bülten", "bülteni", "pazarlama", "reklam", "ticari"],
    opted_out: &[
        "abonelikten çıktı", "abonelikten çıkmış", "abonelikten ayrıldı", "listeden çıktı", "abonelik iptal edildi",
        "iletişime geçmeyin", "geri döndü",
    ],
    yes: &["evet", "e", "doğru"],
    no: &["hayır", "h", "yanlış", "reddedildi", "ret"],
    salutations: &["Bay", "Bayan", "Sn.", "Sayın", "Dr.", "Prof. Dr.", "Bey", "Hanım", "Av.", "Doç. Dr."],
};
