pub(super) fn render(_: &super::Report, _: &crate::Document, _: crate::Lang) -> String {
    String::new()
}
