/** What a kind of shop is called and when it is open. `{}` stands for an invented surname or place word. */
export interface ShopKind {
  readonly tag: readonly ["shop" | "amenity", string];
  /** How many of 70 shops are of this kind. */
  readonly share: number;
  readonly names: readonly string[];
  readonly hours: readonly string[];
}

const DAY = ["Mo-Sa 09:00-18:00", "Mo-Fr 09:00-18:00; Sa 09:00-17:00", "Mo-Sa 09:30-18:00"];
const EARLY = ["Mo-Sa 07:00-18:00", "Mo-Sa 07:30-17:30; Su 08:00-13:00", "Tu-Sa 07:00-18:00; Su 07:00-12:00"];
const LATE = ["Mo-Su 07:00-22:00", "Mo-Su 08:00-23:00", "Mo-Sa 08:00-21:00; Su 10:00-20:00"];
const EVENING = ["Mo-Su 12:00-22:00", "Tu-Su 17:00-23:00", "Mo-Th 12:00-21:30; Fr-Sa 12:00-23:00; Su 13:00-21:00"];

export const SHOP_KINDS: readonly ShopKind[] = [
  {
    tag: ["amenity", "restaurant"],
    share: 10,
    names: ["The {} Table", "{}'s Kitchen", "The {} Room", "{} & Sea"],
    hours: EVENING,
  },
  { tag: ["amenity", "cafe"], share: 7, names: ["The {} Café", "{}'s Coffee", "Café {}"], hours: EARLY },
  {
    tag: ["amenity", "fast_food"],
    share: 7,
    names: ["{} Noodles", "{}'s Fish & Chips", "{} Pizza", "{} Kebab House"],
    hours: EVENING,
  },
  { tag: ["amenity", "pharmacy"], share: 4, names: ["{} Pharmacy", "{}'s Chemist"], hours: DAY },
  { tag: ["shop", "bakery"], share: 5, names: ["{}'s Bakery", "The {} Oven", "{} Bread"], hours: EARLY },
  { tag: ["shop", "convenience"], share: 6, names: ["{} Corner Shop", "{}'s Stores", "{} Minimarket"], hours: LATE },
  { tag: ["shop", "supermarket"], share: 3, names: ["{} Fresh", "{} Foodmarket"], hours: LATE },
  { tag: ["shop", "florist"], share: 4, names: ["{} Flowers", "The {} Posy"], hours: DAY },
  { tag: ["shop", "books"], share: 3, names: ["{} Books", "{}'s Bookshop"], hours: DAY },
  { tag: ["shop", "butcher"], share: 3, names: ["{} & Sons Butchers", "{}'s Butchers"], hours: EARLY },
  { tag: ["shop", "greengrocer"], share: 3, names: ["{} Greens", "{}'s Fruit & Veg"], hours: EARLY },
  { tag: ["shop", "hardware"], share: 2, names: ["{} Hardware", "{} Tools & Timber"], hours: DAY },
  { tag: ["shop", "clothes"], share: 3, names: ["{} Outfitters", "{} & Thread"], hours: DAY },
  { tag: ["shop", "gift"], share: 2, names: ["{} Gifts", "The {} Box"], hours: DAY },
  { tag: ["shop", "wine"], share: 2, names: ["{} Cellars", "{} Wine Merchants"], hours: ["Mo-Sa 11:00-20:00"] },
  { tag: ["shop", "pet"], share: 1, names: ["{} Pets"], hours: DAY },
  { tag: ["shop", "bicycle"], share: 2, names: ["{} Cycles"], hours: DAY },
  { tag: ["shop", "electronics"], share: 1, names: ["{} Electric"], hours: DAY },
  { tag: ["shop", "toys"], share: 1, names: ["{}'s Toys"], hours: DAY },
  { tag: ["shop", "stationery"], share: 1, names: ["{} Paper & Print"], hours: DAY },
];

/** What `{}` in a shop's name becomes. */
export const SHOP_WORDS: readonly string[] = (
  "Halpin Mercer Corrigan Delaney Averill Brannock Copper Kettle Lantern Juniper Saffron Tidewater Ferryman Pilot Rosewood " +
  "Ambrose Bramley Carver Dunne Esker Fennel Gorse Harrow Ivory Jasper Kestle Lowry Mallow Nettle Orla Pallas Quill Rafferty " +
  "Sable Tallow Umber Vesper Wicklow Yarrow Zephyr Ashgrove Barley Cobble Drift Ember Foxley Gable Haven Islay Jetty Keel " +
  "Linnet Marrow Nimbus Opal Pepper Quay Reed Slate Thorn Ulster Vine Willow Arden Bellmont Crane Dovetail Eastlight Fathom Grove"
).split(" ");
