//! Groups that are dates, hours, sums, addresses of the internet.

use super::chars::Signs;
use super::engine::Pass;
use super::run::Group;

impl Pass<'_> {
    fn is_within(&self, at: usize, most: usize, low: u32, high: u32) -> bool {
        (low..=high).contains(&self.value(at)) && self.size(at) <= most
    }

    fn is_day(&self, at: usize) -> bool {
        self.is_within(at, 2, 1, 31)
    }

    fn is_month(&self, at: usize) -> bool {
        self.is_within(at, 2, 1, 12)
    }

    fn is_year(&self, at: usize) -> bool {
        self.size(at) == 4 && self.is_within(at, 4, 1800, 2099)
    }

    /// `900`, `1730`.
    fn is_clock(&self, at: usize) -> bool {
        let value = self.value(at);
        self.size(at) > 2
            && self.is_within(at, 4, 0, 2499)
            && value % 100 < 60
            && value.is_multiple_of(5)
    }

    /// Hours and minutes.
    fn is_hour(&self, at: usize) -> bool {
        self.is_within(at, 2, 0, 24)
            && self.size(at + 1) == 2
            && self.is_within(at + 1, 2, 0, 59)
            && self.value(at + 1).is_multiple_of(5)
    }

    /// Whether groups `from..to` are a date (`10.11.2023`, `2026-03-15`, `17-10-25`), a range of
    /// dates or years (`12.07-18.07`, `1877-1878`), or opening hours (`9-00-18-00`,
    /// `830-1615`). `strict`: three pairs with hyphens count as a date too.
    #[cfg_attr(target_arch = "wasm32", inline(never))]
    pub(super) fn is_time(&self, from: usize, to: usize, strict: bool) -> bool {
        let groups = self.groups(from, to);
        let (second, third, fourth) = (from + 1, from + 2, from + 3);
        let joint = self.joint(second);
        let rising = |later| self.value(from) < self.value(later);
        match groups.len() {
            2 => {
                self.is_year(from) && self.is_year(second)
                    || self.size(from) <= 2 && self.size(second) <= 2
                    // 830-1615: both are times, in this order.
                    || joint.any(Signs::HYPHEN)
                        && self.is_clock(from)
                        && self.is_clock(second)
                        && rising(second)
            }
            3 if self.is_year(from) => self.is_month(second) && self.is_day(third),
            3 => {
                let joints = joint.or(self.joint(third));
                let close = |joint: Signs| joint.is_tight() || joint.any(Signs::SLASH);
                // 30-7-14 is a telephone in small places; dates have dots.
                let short =
                    self.size(third) == 2 && (strict || joints.any(Signs::DOT.or(Signs::SLASH)));
                self.is_day(from)
                    && self.is_month(second)
                    && (short || self.is_year(third))
                    && close(joint)
                    && close(self.joint(third))
            }
            4 => {
                self.is_hour(from) && self.is_hour(third) && rising(third)
                    || is_clock_span(groups)
                    || joint.any(Signs::DOT)
                        && self.is_day(from)
                        && self.is_month(second)
                        && self.is_day(third)
                        && self.is_month(fourth)
            }
            _ => false,
        }
    }

    /// Whether a list goes on with a day of these years, `15.03.26`, or with hours,
    /// `9-00-17-00`.
    pub(super) fn is_recent(&self, from: usize, to: usize) -> bool {
        let day = to == from + 3 && (20..=35).contains(&self.value(from + 2));
        let hours = !self.joint(from + 3).any(Signs::ENDS.or(Signs::LIST));
        day && self.is_time(from, to, false) || hours && self.is_time(from, from + 4, false)
    }

    /// Whether groups `from..to` are a figure with cents, `1 234 567,89`.
    pub(super) fn is_sum(&self, from: usize, to: usize) -> bool {
        self.joint(to).only(Signs::COMMA)
            && self.size(to) == 2
            && is_thousands(self.groups(from, to))
    }

    /// Whether groups are an address of the internet, `192.168.100.200`.
    pub(super) fn is_host(&self, from: usize, to: usize) -> bool {
        to == from + 4
            && (from..to)
                .all(|at| self.value(at) < 256 && (at == from || self.joint(at).only(Signs::DOT)))
    }
}

/// `12.00-12.48`: a dot in both times and a hyphen between them; no telephone is written so.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn is_clock_span(groups: &[Group]) -> bool {
    let [first, second, third, fourth] = groups else { return false };
    let dot = |group: &Group| group.len == 2 && group.joint.only(Signs::DOT);
    let between =
        third.joint.any(Signs::HYPHEN) && third.joint.only(Signs::HYPHEN.or(Signs::SPACE));
    first.len <= 2 && third.len <= 2 && dot(second) && dot(fourth) && between
}

/// Whether groups are a figure with spaces between the thousands: `1 284 500`.
#[cfg_attr(target_arch = "wasm32", inline(never))]
pub(super) fn is_thousands(groups: &[Group]) -> bool {
    let Some((first, rest)) = groups.split_first() else { return false };
    !rest.is_empty()
        && first.len <= 3
        && rest.iter().all(|group| group.len == 3 && group.joint.only(Signs::SPACE))
}
