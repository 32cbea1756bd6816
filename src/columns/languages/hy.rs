//! Armenian (հայերեն).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "hy",
    email: &[
        "էլ. փոստ", "էլ-փոստ", "էլեկտրոնային փոստ", "էլ. հասցե", "էլփոստ", "էլեկտրոնային հասցե", "էլ. փոստի հասցե",
        "էլեկտրոնային փոստի հասցե", "էլ․ փոստ", "էլ․ հասցե", "իմեյլ",
    ],
    first_name: &[],
    last_name: &["Ազգանուն", "Ազգանունը"],
    company: &["Ընկերություն", "Ընկերության անվանումը", "Ֆիրմա", "Ընկերության անուն", "Գործատու"],
    job_title: &["Պաշտոն", "Պաշտոնը", "Զբաղեցրած պաշտոն"],
    weak_last_name: &[],
    weak_company: &["Կազմակերպություն", "Կազմակերպության անվանումը", "Հաստատություն"],
    weak_job_title: &["Մասնագիտություն"],
    role: &[],
    title: &[],
    name: &["Անուն", "Անունը"],
    full_name: &["Անուն Ազգանուն", "Լրիվ անուն", "Անուն, ազգանուն", "Ա.Ա.Հ.", "Ամբողջական անուն"],
    primary: &["հիմնական", "գլխավոր"],
    work: &["աշխատանքային", "աշխատանքի"],
    other: &["լրացուցիչ", "այլ", "երկրորդային"],
    personal: &["անձնական", "տան"],
    person: &["կոնտակտ", "հաճախորդ", "մասնակից", "կապ"],
    party: &[],
    recipient: &[],
    filler: &["ձեր", "և"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Պարոն", "Տիկին", "Օրիորդ"],
};
