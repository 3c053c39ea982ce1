//! x
/// x
pub struct ScanRecord;
/// x
pub fn scan_record() -> ScanRecord {
    ScanRecord
}
