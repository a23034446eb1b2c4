export * from "./core/brand.ts";
export * from "./core/clock.ts";
export * from "./core/geo.ts";
export * from "./core/ids.ts";
export * from "./core/money.ts";
export * from "./core/units.ts";
export * from "./policy.ts";
