import type { SeededRandom } from "./seeded-random.ts";

const words = (text: string): string[] => text.trim().split(/\s+/);

/** First parts of invented street names: trades, trees, birds, plants, harbour words and plausible surnames. */
const ROOTS: readonly string[] = words(`
  Weavers Coopers Fullers Tanners Chandlers Ropemakers Saddlers Cutlers Potters Glovers Millers Bakers Fishers Shipwright
  Sailmakers Masons Thatchers Brewers Tinsmith Printers Bookbinders Clockmakers Wheelwright Farriers Drapers Dyers
  Spinners Carters Linden Rowan Alder Hazel Willow Aspen Juniper Hawthorn Chestnut Sycamore Larch Maple Elder Blackthorn
  Walnut Poplar Cedar Beech Holly Myrtle Laurel Almond Quince Medlar Damson Mulberry Heron Kestrel Plover Curlew Lapwing
  Swallow Linnet Merlin Osprey Petrel Kingfisher Sandpiper Cormorant Goldfinch Skylark Nightjar Dunlin Gannet Fulmar
  Canal Harbour Lantern Granary Lighthouse Orchard Meadow Quarry Tollhouse Bridgewater Windmill Beacon Foundry Brickfield
  Saltpan Ferry Anchor Capstan Compass Mainsail Keelson Tiller Signal Station Cornmarket Haymarket Priory Abbey Chapel
  Cloister Belfry Almshouse Schoolhouse Observatory Museum Library Theatre Fountain Cistern Aqueduct Bracken Heather
  Foxglove Bluebell Clover Primrose Marigold Lavender Rosemary Saffron Thistle Teasel Campion Tansy Yarrow Sorrel
  Ashdown Calloway Denholm Everard Fairbairn Garrick Hollis Ingram Jessop Kersey Lomax Marlowe Norbury Pemberton Quennell
  Radley Sefton Tremayne Varley Wexcombe Yardley Bellweather Cranmore Dunmore Elsinby Farrowdale Glenmoyle Hartfield
  Inverbeg Kilbrack Lisnagar Mountfair Oakhampton Rathmore Silverdale Templemoyle Westbury Coldharbour
  Abernethy Balfour Carrick Dunster Eglinton Fotheringay Galbraith Hathersage Innisfree Jocelyn Kinvara Lockhart
  Mulgrave Northcote Ormonde Penrose Quarles Ravenscroft Stapleton Tyndall Urquhart Vauxwood Wolverley Yelverton
  Bishopsgate Cathedral Drovers Exchange Friary Guildhall Hospice Infirmary Jubilee Kingsmead Limekiln Mechanics
  Nunnery Oratory Pavilion Quadrant Regatta Sundial Turnpike Usher Viaduct Waterworks Excelsior Zodiac
  Hornbeam Whitethorn Spindle Buckthorn Cypress Magnolia Tamarisk Wisteria Camellia Gentian Larkspur Bergamot
  Redstart Wagtail Fieldfare Turnstone Oystercatcher Bullfinch Chaffinch Wheatear Siskin Whimbrel Greenshank
  Parsonage Rectory Vicarage Deanery Smithfield Woolpack Tallyho Packhorse Farthing Sixpenny Halfmoon Starling
`);

/** What a street is called by where it lies. */
export type StreetPlace = "quay" | "bridge" | "overpass" | "centre" | "through" | "quiet" | "deadEnd";

const TYPES: Readonly<Record<StreetPlace, readonly string[]>> = {
  quay: ["Quay"],
  bridge: ["Bridge"],
  overpass: ["Overbridge"],
  centre: ["Street", "Street", "Street", "Row", "Lane", "Place"],
  through: ["Road", "Road", "Avenue", "Street"],
  quiet: ["Road", "Avenue", "Drive", "Terrace", "Grove", "Park", "Crescent", "Street"],
  deadEnd: ["Close", "Court", "Mews"],
};

/**
 * Hands out names, none twice and no first part twice while there are fresh ones: people (and typing errors) should not
 * confuse two streets of a small town.
 */
export const streetNamer = (random: SeededRandom): ((place: StreetPlace) => string) => {
  const fresh = random.shuffle(ROOTS);
  const used = new Set<string>();
  return (place) => {
    const first = fresh.pop();
    if (first !== undefined) {
      const name = `${first} ${random.pick(TYPES[place])}`;
      used.add(name);
      return name;
    }
    for (;;) {
      const name = `${random.pick(["Upper", "Lower", "Old", "New", "Little", "Great"])} ${random.pick(ROOTS)} ${random.pick(TYPES[place])}`;
      if (used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
};
