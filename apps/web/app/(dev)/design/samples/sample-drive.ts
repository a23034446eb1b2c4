/** One stop of a route under way. */
export const DRIVE = {
  street: "Linden Road",
  address: "41 Linden Road",
  unit: "flat 2",
  name: "Grace K.",
  note: "Blue gate, left of the shop.",
} as const;
