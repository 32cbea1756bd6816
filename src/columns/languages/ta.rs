//! Tamil (தமிழ்).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
    code: "ta",
    email: &["மின்னஞ்சல்", "மின்னஞ்சல் முகவரி", "இமெயில்", "ஈமெயில்", "மின் அஞ்சல்", "இ-மெயில்"],
    first_name: &["முதல் பெயர்", "முதற்பெயர்"],
    last_name: &["கடைசி பெயர்", "குடும்பப் பெயர்", "இறுதிப் பெயர்", "கடைசிப் பெயர்", "குடும்ப பெயர்"],
    company: &["நிறுவனம்", "நிறுவனத்தின் பெயர்", "நிறுவனப் பெயர்", "கம்பெனி"],
    job_title: &["பதவி", "வேலை தலைப்பு", "பணிப் பெயர்", "பணி தலைப்பு"],
    weak_last_name: &[],
    weak_company: &["அமைப்பு", "அமைப்பின் பெயர்"],
    weak_job_title: &["தொழில்"],
    role: &[],
    title: &[],
    name: &["பெயர்"],
    full_name: &["முழுப் பெயர்", "முழு பெயர்"],
    primary: &[],
    work: &[],
    other: &[],
    personal: &[],
    person: &[],
    party: &[],
    recipient: &[],
    filler: &["உங்கள்"],
    near_miss: &[],
    opt_out: &[],
    opt_in: &[],
    consent_status: &[],
    marketing: &[],
    opted_out: &[],
    yes: &[],
    no: &[],
    salutations: &["திரு", "திருமதி", "செல்வி", "திரு."],
};
