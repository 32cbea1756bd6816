//! Urdu (اردو).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ur",
    email: &["ای میل", "ای میل ایڈریس", "ای میل پتہ", "برقی ڈاک", "ای میل کا پتہ"],
    first_name: &["پہلا نام"],
    last_name: &["آخری نام", "خاندانی نام", "آخری نام (خاندانی)"],
    company: &["کمپنی", "کمپنی کا نام", "ادارے کا نام"],
    job_title: &["عہدہ", "ملازمت کا عنوان", "جاب ٹائٹل"],
    weak_last_name: &[],
    weak_company: &["ادارہ", "تنظیم"],
    weak_job_title: &["پیشہ"],
    role: &[],
    title: &[],
    name: &["نام"],
    full_name: &["پورا نام", "مکمل نام"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["آپ کا", "آپ کی", "کا", "کی", "اور"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["جناب", "محترمہ", "ڈاکٹر"],
};
