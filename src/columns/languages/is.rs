//! Icelandic (íslenska).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "is",
    email: &["Netfang", "Tölvupóstur", "Tölvupóstfang", "Tölvupóstnetfang", "Netpóstur", "Póstfang (tölvupóstur)"],
    first_name: &["Fornafn", "Eiginnafn", "Skírnarnafn"],
    last_name: &["Eftirnafn", "Kenninafn", "Ættarnafn", "Föðurnafn"],
    company: &["Fyrirtæki", "Nafn fyrirtækis", "Heiti fyrirtækis", "Fyrirtæki/Stofnun", "Vinnuveitandi"],
    job_title: &["Starfsheiti", "Staða", "Stöðuheiti"],
    weak_last_name: &[],
    weak_company: &["Stofnun", "Félag"],
    weak_job_title: &["Starf"],
    role: &["Hlutverk"],
    title: &["Titill"],
    name: &["Nafn"],
    full_name: &["Fullt nafn", "Birtingarnafn"],
    primary: &["Aðal", "aðal"],
    work: &["vinna", "vinnu"],
    other: &["Auka", "annað", "annar"],
    personal: &["heima", "persónulegt"],
    person: &["tengiliður", "viðskiptavinur", "þátttakandi"],
    party: &[],
    recipient: &[],
    filler: &["þitt", "og"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["Hr.", "Frú"],
};
