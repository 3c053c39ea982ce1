//! The contacts found, each once, in their normal form.

use maud::{Markup, html};

use super::{View, show};
use crate::Document;
use crate::message::Args;
use crate::report::Noted;

pub(super) fn section(view: View<'_>) -> Markup {
    let found = &view.report.contacts;
    let kinds = [
        ("phones", &found.phones),
        ("emails", &found.emails),
        ("addresses", &found.addresses),
        ("links", &found.links),
    ];
    html! {
        section aria-labelledby="contacts" {
            h2 id="contacts" { (view.say("contacts")) }
            dl class="contacts" {
                @for (code, all) in kinds {
                    dt { (view.say(code)) }
                    dd {
                        @if all.is_empty() && !looked(view.document, code) {
                            span class="soft" { (view.say("unread")) }
                        } @else if all.is_empty() {
                            span class="soft" { (view.layout("nothing", &Args::new())) }
                        } @else {
                            ul { @for one in all { li { (contact(view, code, one)) } } }
                        }
                    }
                }
            }
            p class="soft small screen" { (view.say("contacts-hint")) }
        }
    }
}

/// Whether the document holds anything in which such a contact could stand.
fn looked(document: &Document, kind: &str) -> bool {
    document.pages.iter().flatten().any(|page| {
        let field = match kind {
            "phones" => page.phones.is_some(),
            "emails" => page.emails.is_some(),
            "addresses" => page.address.is_some(),
            _ => page.links.is_some() || page.website.is_some(),
        };
        field || page.description.is_some() || page.posts.is_some()
    })
}

fn contact(view: View<'_>, kind: &str, one: &Noted) -> Markup {
    if let Some(extension) = one.fact("extension") {
        let args =
            Args::new().with("phone", one.value.clone()).with("extension", extension.to_owned());
        return html! { span class="copy" { (show::text(&view.layout("extension", &args))) } };
    }
    html! {
        @if kind == "links" {
            (show::link(&one.value, None))
        } @else {
            span class="copy" { (show::text(&one.value)) }
        }
        @if one.fact("status") == Some("suspect") {
            " " span class="chip is-unknown" { (view.say("in-doubt")) }
        }
    }
}
