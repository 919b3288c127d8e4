// Every screen that is looked at: by axe, and by the camera of `make gallery`. A new screen is one line.
//
// `name`: the picture's file name. `path`: where it is. `prepare(page)`: what a person does first, when
// the screen needs records; wait for what you did.

export const SCREENS = [
  { name: "today", path: "/" },
  { name: "stock", path: "/stock" },
  { name: "sterilize", path: "/sterilize" },
  { name: "handouts", path: "/handouts" },
  { name: "more", path: "/more" },
  { name: "exchange", path: "/more/exchange" },
];

/** The pictures that installers show, from a real run. */
export const SHOP_WINDOW = [
  { screen: "today", size: "390x844", file: "narrow.png" },
  { screen: "today", size: "1180x820", file: "wide.png" },
];
