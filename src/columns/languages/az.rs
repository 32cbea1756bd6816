//! Azerbaijani (azərbaycanca).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "az",
    email: &[
        "e-poçt", "elektron poçt", "e-poçt ünvanı", "elektron poçt ünvanı", "poçt", "elektron ünvan", "e-mail ünvanı",
        "imeyl",
    ],
    first_name: &[],
    last_name: &["Soyad", "Soyadı", "Familiya"],
    company: &["Şirkət", "Şirkətin adı", "Müəssisə", "Firma", "Şirkət adı", "İşəgötürən"],
    job_title: &["Vəzifə", "Vəzifəsi", "Tutduğu vəzifə", "Mövqe"],
    weak_last_name: &[],
    weak_company: &["Təşkilat", "Qurum", "Təşkilatın adı"],
    weak_job_title: &["Peşə", "İxtisas"],
    role: &[],
    title: &[],
    name: &["Ad", "Adı"],
    full_name: &["Ad və soyad", "Tam ad", "Ad, soyad", "Ad soyad", "A.A.S", "Soyad, ad, ata adı"],
    primary: &["əsas", "birinci"],
    work: &["iş", "işgüzar", "korporativ"],
    other: &["əlavə", "digər", "ikinci"],
    personal: &["şəxsi", "ev"],
    person: &["əlaqə", "müştəri", "iştirakçı", "şəxs"],
    party: &[],
    recipient: &[],
    filler: &["sizin", "və", "adınız"],
    near_miss: &["ata adı", "tarixi", "doğum"],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Cənab", "Xanım"],
};
