//! Which address shows which screen. Nothing else knows an address by its text.

use leptos::prelude::*;
use leptos_router::components::{Route, Routes};
use leptos_router::path;

use crate::ui::screens::catalogue::{AddItem, Catalogue, CatalogueImport, Item, Starter};
use crate::ui::screens::coming::{Handouts, NotFound, Sterilize};
use crate::ui::screens::exchange::Exchange;
use crate::ui::screens::more::More;
use crate::ui::screens::pars::{AddLines, Pars};
use crate::ui::screens::people::{AddPerson, People, Person};
use crate::ui::screens::places::{AddPlace, Place, Places};
use crate::ui::screens::qr::QrLabels;
use crate::ui::screens::settings::{About, LanguageAndLook};
use crate::ui::screens::stock::home::StockHome;
use crate::ui::screens::stock::movements::Movements;
use crate::ui::screens::stock::pick::Pick;
use crate::ui::screens::stock::room::Room;
use crate::ui::screens::stock::shift::Shift;
use crate::ui::screens::tablet::ThisTablet;
use crate::ui::screens::today::Today;

#[component]
pub fn Screens() -> impl IntoView {
    view! {
        <Routes fallback=NotFound>
            <Route path=path!("/") view=Today />
            <Route path=path!("/stock") view=StockHome />
            <Route path=path!("/stock/room/:id") view=Room />
            <Route path=path!("/stock/pick") view=Pick />
            <Route path=path!("/stock/item/:item/at/:place") view=Movements />
            <Route path=path!("/stock/shift") view=Shift />
            <Route path=path!("/stock/pars/:place") view=Pars />
            <Route path=path!("/stock/pars/:place/add") view=AddLines />
            <Route path=path!("/sterilize") view=Sterilize />
            <Route path=path!("/handouts") view=Handouts />
            <Route path=path!("/more") view=More />
            <Route path=path!("/more/people") view=People />
            <Route path=path!("/more/people/new") view=AddPerson />
            <Route path=path!("/more/people/:id") view=Person />
            <Route path=path!("/more/places") view=Places />
            <Route path=path!("/more/places/new") view=AddPlace />
            <Route path=path!("/more/places/:id") view=Place />
            <Route path=path!("/more/catalogue") view=Catalogue />
            <Route path=path!("/more/catalogue/import") view=CatalogueImport />
            <Route path=path!("/more/catalogue/new") view=AddItem />
            <Route path=path!("/more/catalogue/starter") view=Starter />
            <Route path=path!("/more/catalogue/:id") view=Item />
            <Route path=path!("/more/tablet") view=ThisTablet />
            <Route path=path!("/more/exchange") view=Exchange />
            <Route path=path!("/more/language") view=LanguageAndLook />
            <Route path=path!("/more/about") view=About />
            <Route path=path!("/more/qr") view=QrLabels />
            <Route path=path!("/kit") view=kit />
        </Routes>
    }
}

/// The gallery of parts, where it is built in.
#[cfg(feature = "kit")]
fn kit() -> impl IntoView {
    view! { <crate::ui::screens::kit_gallery::KitGallery /> }
}

#[cfg(not(feature = "kit"))]
fn kit() -> impl IntoView {
    view! { <NotFound /> }
}
