//! Malay (Bahasa Melayu).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ms",
    email: &["e-mel", "emel", "alamat e-mel", "alamat emel", "mel elektronik"],
    first_name: &["Nama pertama", "Nama pemberian", "Nama diberi"],
    last_name: &["Nama keluarga", "Nama akhir", "Nama terakhir", "Nama bapa"],
    company: &["Syarikat", "Nama syarikat", "Majikan", "Nama perniagaan"],
    job_title: &["Jawatan", "Tajuk pekerjaan", "Nama jawatan", "Gelaran jawatan", "Tajuk jawatan"],
    weak_last_name: &[],
    weak_company: &["Organisasi", "Pertubuhan", "Nama organisasi", "Agensi"],
    weak_job_title: &["Pekerjaan", "Kerjaya"],
    role: &[],
    title: &[],
    name: &["Nama"],
    full_name: &["Nama penuh", "Nama paparan"],
    primary: &["utama"],
    work: &["kerja", "pejabat", "perniagaan"],
    other: &["sekunder", "kedua", "lain"],
    personal: &["peribadi", "rumah"],
    person: &["kenalan", "pelanggan", "peserta", "ahli", "hubungan"],
    party: &[],
    recipient: &[],
    filler: &["anda", "dan", "sila", "masukkan"],
    near_miss: &["tarikh", "jabatan", "gelaran", "skrin"],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Encik", "Puan", "Cik", "Tuan", "Datuk", "Dato'", "En."],
};
