use serde::{Deserialize, Serialize};

/// Where a link leads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Platform {
    /// ВКонтакте.
    Vk,
    /// Одноклассники.
    Ok,
    /// MAX.
    Max,
    /// Telegram.
    Telegram,
    /// Дзен.
    Dzen,
    /// RUTUBE.
    Rutube,
    /// Instagram.
    Instagram,
    /// Facebook.
    Facebook,
    /// Threads.
    Threads,
    /// X, before 2023 Twitter.
    Twitter,
    /// YouTube.
    Youtube,
    /// WhatsApp.
    Whatsapp,
    /// Viber.
    Viber,
    /// Платформа обратной связи of Госуслуги.
    Pos,
    /// Госвеб, the typical sites on gosuslugi.ru.
    Gosweb,
    /// Any other site.
    Site,
}

impl Platform {
    /// All platforms, in their fixed order.
    pub const ALL: [Self; 16] = [
        Self::Vk,
        Self::Ok,
        Self::Max,
        Self::Telegram,
        Self::Dzen,
        Self::Rutube,
        Self::Instagram,
        Self::Facebook,
        Self::Threads,
        Self::Twitter,
        Self::Youtube,
        Self::Whatsapp,
        Self::Viber,
        Self::Pos,
        Self::Gosweb,
        Self::Site,
    ];

    /// The id in documents and rule sets (`vk`, `ok`, `max`...).
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Vk => "vk",
            Self::Ok => "ok",
            Self::Max => "max",
            Self::Telegram => "telegram",
            Self::Dzen => "dzen",
            Self::Rutube => "rutube",
            Self::Instagram => "instagram",
            Self::Facebook => "facebook",
            Self::Threads => "threads",
            Self::Twitter => "twitter",
            Self::Youtube => "youtube",
            Self::Whatsapp => "whatsapp",
            Self::Viber => "viber",
            Self::Pos => "pos",
            Self::Gosweb => "gosweb",
            Self::Site => "site",
        }
    }

    /// The platform of this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|platform| platform.as_str() == id)
    }
}

/// What a link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Object {
    /// A community (group, public page, event).
    Community,
    /// A person.
    Person,
    /// A post, a video, an article: one publication.
    Post,
    /// A channel.
    Channel,
    /// A bot.
    Bot,
    /// An invitation to something closed.
    Invite,
    /// A button that shares a page.
    Share,
    /// A site.
    Site,
    /// A form.
    Form,
    /// Nobody's page: the service itself, a shortened address.
    None,
}

impl Object {
    /// The name in JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Community => "community",
            Self::Person => "person",
            Self::Post => "post",
            Self::Channel => "channel",
            Self::Bot => "bot",
            Self::Invite => "invite",
            Self::Share => "share",
            Self::Site => "site",
            Self::Form => "form",
            Self::None => "none",
        }
    }
}
