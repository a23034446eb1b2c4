import type { LngLat } from "@fairmile/contracts";
import { planeAt } from "../geometry.ts";
import type { OsmElement, Tags } from "../pbf/elements.ts";
import type { TownStreet } from "./name-streets.ts";
import type { House } from "./number-houses.ts";
import type { TownShop } from "./place-shops.ts";
import type { NetEdge, StreetNet } from "./street-net.ts";
import type { PlanBox, PlanPoint, TownPlan } from "./town-plan.ts";

/** All that was decided about a town, still on the plan. */
export interface Town {
  readonly name: string;
  readonly center: LngLat;
  readonly plan: TownPlan;
  readonly net: StreetNet;
  readonly streets: readonly TownStreet[];
  readonly oneWays: ReadonlySet<string>;
  readonly houses: readonly House[];
  readonly shops: readonly TownShop[];
  readonly bend: (point: PlanPoint) => PlanPoint;
}

const CURVE_STEP = 45;
const DISTRICTS = ["Old Town", "Northside", "Eastfields", "Southbank", "Westmount"] as const;
const FIRST_POSTCODE = 7100;

const districtOf = (plan: TownPlan, { x, y }: PlanPoint): number => {
  if (y < plan.river.south) return 3;
  if (Math.hypot(x, y) < plan.coreRadius) return 0;
  if (Math.abs(x) > Math.abs(y)) return x > 0 ? 2 : 4;
  return 1;
};

/** Collects elements, bending each point of the plan into place. */
class ElementWriter {
  readonly elements: OsmElement[] = [];
  readonly #place: (point: PlanPoint) => LngLat;
  #nodes = 0;
  #ways = 0;

  constructor(place: (point: PlanPoint) => LngLat) {
    this.#place = place;
  }

  node(point: PlanPoint, tags?: Tags): number {
    this.#nodes += 1;
    this.elements.push({ type: "node", id: this.#nodes, ...this.#place(point), ...(tags ? { tags } : {}) });
    return this.#nodes;
  }

  way(refs: readonly number[], tags: Tags): void {
    this.#ways += 1;
    this.elements.push({ type: "way", id: this.#ways, refs, tags });
  }

  /** A closed outline. */
  area(corners: readonly PlanPoint[], tags: Tags): void {
    const refs = corners.map((corner) => this.node(corner));
    this.way([...refs, ...refs.slice(0, 1)], tags);
  }
}

/** Points between two others, so that a straight line of the plan can bend. */
const between = (a: PlanPoint, b: PlanPoint): PlanPoint[] => {
  const pieces = Math.ceil(Math.hypot(b.x - a.x, b.y - a.y) / CURVE_STEP);
  return Array.from({ length: Math.max(0, pieces - 1) }, (_, i) => {
    const share = (i + 1) / pieces;
    return { x: a.x + (b.x - a.x) * share, y: a.y + (b.y - a.y) * share };
  });
};

const outline = (corners: readonly PlanPoint[]): PlanPoint[] =>
  corners.flatMap((corner, i) => [corner, ...between(corner, corners[(i + 1) % corners.length] ?? corner)]);

const boxCorners = ({ west, south, east, north }: PlanBox, inset: number): PlanPoint[] => [
  { x: west + inset, y: south + inset },
  { x: east - inset, y: south + inset },
  { x: east - inset, y: north - inset },
  { x: west + inset, y: north - inset },
];

const SPEEDS = { primary: "50", secondary: "50", tertiary: "40", residential: "30" } as const;

const roadTags = (street: TownStreet, isBridge: boolean, isOneWay: boolean): Tags => ({
  highway: street.roadClass,
  name: street.name,
  maxspeed: SPEEDS[street.roadClass],
  surface: "asphalt",
  ...(isOneWay ? { oneway: "yes" } : {}),
  ...(isBridge ? { bridge: "yes", layer: "1" } : {}),
});

const writeStreets = (town: Town, writer: ElementWriter): void => {
  const { net } = town;
  const junctionNodes = new Map<number, number>();
  const junction = (index: number): number => {
    const known = junctionNodes.get(index);
    if (known !== undefined) return known;
    const id = writer.node(net.junctions[index] ?? { x: 0, y: 0 });
    junctionNodes.set(index, id);
    return id;
  };
  const edgeRefs = ({ from, to }: NetEdge): number[] => {
    const start = junction(from);
    const [a, b] = [net.junctions[from], net.junctions[to]];
    const inner = a && b ? between(a, b).map((p) => writer.node(p)) : [];
    return [start, ...inner, junction(to)];
  };
  for (const street of town.streets) {
    const isOneWay = town.oneWays.has(street.name);
    // A way ends where a bridge begins.
    let refs: number[] = [];
    let onBridge = false;
    const flush = (): void => {
      if (refs.length > 1) writer.way(refs, roadTags(street, onBridge, isOneWay));
      refs = [];
    };
    for (const edge of street.edges) {
      const next = edgeRefs(edge);
      if (edge.isBridge !== onBridge || refs.at(-1) !== next[0]) flush();
      onBridge = edge.isBridge;
      refs.push(...(refs.length === 0 ? next : next.slice(1)));
    }
    flush();
  }
};

const writeLand = ({ plan, name }: Town, writer: ElementWriter): void => {
  const reach = 1.6 * plan.ringRadius;
  const { south, north } = plan.river;
  const river = `River ${name.split(" ").at(-1) ?? name}`;
  writer.area(outline(boxCorners({ west: -reach, south, east: reach, north }, 0)), {
    natural: "water",
    water: "river",
    name: river,
  });
  const [west, east] = [
    { x: -reach, y: (south + north) / 2 },
    { x: reach, y: (south + north) / 2 },
  ];
  writer.way(
    [west, ...between(west, east), east].map((p) => writer.node(p)),
    { waterway: "river", name: river },
  );
  plan.parks.forEach((park, i) => {
    writer.area(outline(boxCorners(park, 9)), {
      leisure: "park",
      name: i === 0 ? "Founders Park" : "Watermeadow Park",
    });
  });
  const [first] = plan.parks;
  if (!first) return;
  const [x, y] = [(first.west + first.east) / 2, (first.south + first.north) / 2];
  const pond = Array.from({ length: 16 }, (_, i) => ({
    x: x + 42 * Math.cos((i * Math.PI) / 8),
    y: y + 27 * Math.sin((i * Math.PI) / 8),
  }));
  writer.area(pond, { natural: "water", water: "pond", name: "The Pond" });
};

const addressTags = ({ name, plan }: Town, { street, site, houseNumber }: House): Tags => ({
  "addr:street": street.name,
  "addr:housenumber": houseNumber,
  "addr:postcode": String(FIRST_POSTCODE + districtOf(plan, site.middle)),
  "addr:city": name,
});

const writeHouses = (town: Town, writer: ElementWriter): void => {
  for (const house of town.houses) {
    const tags = addressTags(town, house);
    const { corners, middle, door } = house.site;
    writer.area(corners, { building: "yes", ...(house.flats.length === 0 ? tags : {}) });
    house.flats.forEach((unit, i) => {
      const share = (i + 1) / (house.flats.length + 1);
      writer.node(
        { x: door.x + (middle.x - door.x) * share, y: door.y + (middle.y - door.y) * share },
        { ...tags, "addr:unit": unit },
      );
    });
  }
  for (const { house, kind, name, openingHours } of town.shops) {
    const [key, value] = kind.tag;
    writer.node(house.site.middle, { ...addressTags(town, house), [key]: value, name, opening_hours: openingHours });
  }
};

const writeNames = ({ name, plan }: Town, writer: ElementWriter): void => {
  const far = 0.6 * plan.ringRadius;
  writer.node({ x: 0, y: 0 }, { place: "town", name });
  const middles = [
    { x: 60, y: 120 },
    { x: 0, y: far },
    { x: far, y: 80 },
    { x: 60, y: -far },
    { x: -far, y: 80 },
  ];
  DISTRICTS.forEach((district, i) => {
    writer.node(middles[i] ?? { x: 0, y: 0 }, { place: "suburb", name: district });
  });
};

/** Writes a town down in OpenStreetMap's terms. */
export const townElements = (town: Town): OsmElement[] => {
  const { toPoint } = planeAt(town.center);
  const writer = new ElementWriter((point) => {
    const { x, y } = town.bend(point);
    return toPoint(x, y);
  });
  writeStreets(town, writer);
  writeLand(town, writer);
  writeHouses(town, writer);
  writeNames(town, writer);
  return writer.elements;
};
