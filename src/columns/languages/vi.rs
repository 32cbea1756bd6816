//! Vietnamese (Tiếng Việt).
//!
//! To add a word, write it in its list, in quotes and with a comma after it, and run the command in `mod.rs`.

use super::language::Language;

pub(super) const WORDS: Language = Language {
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
    job_title: &[
        "Chức vụ", "Chức danh", "Chức vụ nghề nghiệp", "Vị trí", "Vị trí công việc", "Chức danh công việc",
        "Vị trí công tác", "Chức vụ hiện tại",
    ],
    weak_last_name: &[],
    weak_company: &["Tổ chức", "Cơ quan", "Đơn vị", "Tên tổ chức", "Cơ sở"],
    weak_job_title: &["Nghề nghiệp", "Công việc"],
    role: &["Vai trò"],
    title: &[],
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
    recipient: &[],
    filler: &["của bạn", "bạn", "vui lòng", "nhập", "bắt buộc", "và", "của"],
    near_miss: &[
        "ngày", "trạng thái", "loại", "bộ phận", "biệt danh", "sinh", "tên đăng nhập", "tên đệm", "hiệu", "phòng ban",
        "người phụ trách",
    ],
    opt_out: &["hủy đăng ký", "đã hủy đăng ký", "ngày hủy đăng ký", "không liên hệ", "không gửi"],
    opt_in: &["đồng ý nhận", "đăng ký nhận"],
    consent_status: &["trạng thái", "tình trạng", "trạng thái đăng ký"],
    marketing: &["bản tin", "tiếp thị", "quảng cáo"],
    opted_out: &["hủy đăng ký", "đã hủy đăng ký", "không liên hệ", "không gửi"],
    yes: &["có", "đúng"],
    no: &["không", "sai", "từ chối"],
    salutations: &["Ông", "Bà", "Anh", "Chị", "Cô", "Mr", "Ms"],
};
