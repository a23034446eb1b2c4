import type { Tags } from "../pbf/elements.ts";
import type { ElementWriter } from "./element-writer.ts";
import type { TownStreet } from "./name-streets.ts";
import { pointsBetween } from "./outline.ts";
import type { StreetBook } from "./street-book.ts";
import type { NetEdge } from "./street-net.ts";

const SPEEDS = { primary: "50", secondary: "50", tertiary: "40", residential: "30" } as const;

const roadTags = (street: TownStreet, isBridge: boolean, isOneWay: boolean): Tags => ({
  highway: street.roadClass,
  ...(street.isOut ? { ref: street.name } : { name: street.name }),
  maxspeed: SPEEDS[street.roadClass],
  surface: "asphalt",
  ...(isOneWay ? { oneway: "yes" } : {}),
  ...(isBridge ? { bridge: "yes", layer: "1" } : {}),
});

/** Writes the streets, a way ending where a bridge begins; answers the node of each junction. */
export const writeStreets = (
  { book, streets, oneWays }: { book: StreetBook; streets: readonly TownStreet[]; oneWays: ReadonlySet<string> },
  writer: ElementWriter,
): ((junction: number) => number) => {
  const nodes = new Map<number, number>();
  const junction = (index: number): number => {
    const known = nodes.get(index);
    if (known !== undefined) return known;
    const id = writer.node(book.junctions[index] ?? { x: 0, y: 0 });
    nodes.set(index, id);
    return id;
  };
  const edgeRefs = ({ from, to }: NetEdge): number[] => {
    const start = junction(from);
    const [a, b] = [book.junctions[from], book.junctions[to]];
    const inner = a && b ? pointsBetween(a, b).map((p) => writer.node(p)) : [];
    return [start, ...inner, junction(to)];
  };
  for (const street of streets) {
    const isOneWay = oneWays.has(street.name);
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
  return junction;
};
