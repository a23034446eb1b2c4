import { distance, unit } from "./plan-point.ts";
import type { TownPlan } from "./town-plan.ts";

const LENGTH_SHARE = 2.2;
/** In the west is the sea. */
const WEST_SHARE = 1.4;

/** Roads out into the country, where a main street meets the ring. */
export const addOutwardRoads = ({ book, reach }: TownPlan): void => {
  const ring = new Set(
    book.lines.filter(({ role }) => role === "ring").flatMap(({ stops }) => stops.map((s) => s.junction)),
  );
  const mains = book.lines.filter(
    ({ role, roadClass }) => role === "street" && (roadClass === "primary" || roadClass === "secondary"),
  );
  for (const { stops, from, to, roadClass } of mains) {
    const ends = stops.map(({ junction }) => junction).filter((junction) => ring.has(junction));
    for (const junction of ends) {
      const at = book.junctions[junction];
      if (!at) continue;
      const inner = distance(at, from) < distance(at, to) ? to : from;
      const ahead = unit({ x: at.x - inner.x, y: at.y - inner.y });
      const room = ahead.x < -0.5 ? (at.x + WEST_SHARE * reach) / -ahead.x : LENGTH_SHARE * reach;
      const end = { x: at.x + ahead.x * room, y: at.y + ahead.y * room };
      book.draw(junction, book.junction(end), { roadClass, role: "out" });
    }
  }
};
