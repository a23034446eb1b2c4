const ROLES = {
  page: "--page",
  edge: "--line",
  land: "--map-land",
  building: "--map-building",
  park: "--map-park",
  water: "--map-water",
  casing: "--map-casing",
  roadMinor: "--map-road-minor",
  roadMid: "--map-road",
  roadMajor: "--map-road-major",
  label: "--map-label",
  labelHalo: "--map-label-halo",
  labelWater: "--map-label-water",
  route: "--map-route",
  routeCasing: "--map-route-casing",
  routeDone: "--map-route-done",
  wayToPickup: "--map-way-to-pickup",
  surge1: "--map-surge-1",
  surge2: "--map-surge-2",
  surge3: "--map-surge-3",
  surgeLine: "--map-surge-line",
  line: "--line-control",
  bridgeCasing: "--map-route-done",
  rail: "--map-route-done",
} as const;

/** The tokens a map is drawn with. */
export type MapColors = Record<keyof typeof ROLES, string>;

/** Reads the map's colours as they hold at an element, so that the tokens stay the only place of a value. */
export const readMapColors = (element: Element): MapColors => {
  const style = getComputedStyle(element);
  const read = Object.entries(ROLES).map(([role, token]) => [role, style.getPropertyValue(token).trim()]);
  return Object.fromEntries(read) as MapColors;
};
