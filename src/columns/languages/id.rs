//! Indonesian (Bahasa Indonesia).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
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
    job_title: &[
        "Jabatan", "Posisi", "Posisi jabatan", "Nama jabatan", "Jabatan pekerjaan", "Jabatan/posisi",
        "Gelar pekerjaan", "Posisi pekerjaan", "Posisi di perusahaan", "Judul pekerjaan",
    ],
    weak_last_name: &[],
    weak_company: &[
        "Organisasi", "Instansi", "Nama instansi", "Lembaga", "Nama organisasi", "Institusi", "Nama lembaga",
        "Asal instansi", "Usaha", "Bisnis", "Nama akun", "Asal perusahaan",
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
    recipient: &[],
    filler: &["anda", "kamu", "dan", "atau", "silakan", "masukkan", "wajib", "yang", "aktif", "apa", "mohon"],
    near_miss: &[
        "tanggal", "status", "jenis", "tipe", "departemen", "panggilan", "nama panggilan", "lahir", "nama pengguna",
        "pemilik", "asisten", "manajer", "alias", "layar", "ibu kandung", "orang tua", "wali", "tengah",
    ],
    opt_out: &[
        "berhenti berlangganan", "berhenti langganan", "tanggal berhenti berlangganan", "jangan hubungi",
        "jangan kirim", "tidak berlangganan lagi",
    ],
    opt_in: &["persetujuan untuk", "setuju menerima", "bersedia menerima", "berlangganan"],
    consent_status: &["status", "status langganan", "status berlangganan", "langganan"],
    marketing: &["buletin", "nawala", "pemasaran", "promosi"],
    opted_out: &[
        "berhenti berlangganan", "berhenti langganan", "tidak berlangganan lagi", "jangan hubungi", "jangan kirim",
    ],
    yes: &["ya", "benar"],
    no: &["tidak", "salah", "ditolak"],
    salutations: &["Bapak", "Ibu", "Bpk", "Pak", "Bu", "Sdr.", "Sdri.", "Tn.", "Ny.", "Nn.", "Drs.", "Ir."],
};
