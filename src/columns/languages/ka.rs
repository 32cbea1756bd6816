//! Georgian (ქართული).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ka",
    email: &[
        "ელფოსტა", "ელ-ფოსტა", "ელ. ფოსტა", "ელექტრონული ფოსტა", "იმეილი", "მეილი", "ელფოსტის მისამართი",
        "ელ. ფოსტის მისამართი", "ელექტრონული ფოსტის მისამართი",
    ],
    first_name: &[],
    last_name: &["გვარი"],
    company: &["კომპანია", "კომპანიის დასახელება", "ფირმა", "კომპანიის სახელი", "საწარმო", "დამსაქმებელი"],
    job_title: &["თანამდებობა", "პოზიცია", "დაკავებული თანამდებობა"],
    weak_last_name: &[],
    weak_company: &["ორგანიზაცია", "დაწესებულება", "ორგანიზაციის დასახელება"],
    weak_job_title: &["პროფესია"],
    role: &[],
    title: &[],
    name: &["სახელი"],
    full_name: &["სახელი და გვარი", "სრული სახელი", "სახელი, გვარი", "სახელი გვარი", "სახელი/გვარი"],
    primary: &["მთავარი", "ძირითადი"],
    work: &["სამსახურის", "სამუშაო"],
    other: &["მეორადი", "დამატებითი", "სხვა"],
    personal: &["პირადი", "ბინის"],
    person: &["კონტაქტი", "კლიენტი", "საკონტაქტო პირი", "მონაწილე", "საკონტაქტო"],
    party: &[],
    recipient: &[],
    filler: &["თქვენი", "და"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["ბატონი", "ქალბატონი"],
};
