import type { OsmAddress } from "../extract/extract-types.ts";
import { houseNumberSpan, normaliseHouseNumber } from "./house-number.ts";
import { normaliseStreet, plainWords } from "./normalise-street.ts";
import { TextPool } from "./text-pool.ts";

/** Addresses as columns of numbers (44 bytes a door) over a list of distinct texts. Rows are in the order given. */
export class AddressColumns {
  readonly count: number;
  readonly lngs: Float64Array;
  readonly lats: Float64Array;
  /** The numbers a door answers to; -1 where it has none. */
  readonly lows: Int32Array;
  readonly highs: Int32Array;
  /** Normalised street names; `streetOf` and `rowsOf` use their indexes. */
  readonly streetNames: readonly string[];
  readonly #numbers = new TextPool(normaliseHouseNumber);
  readonly #texts = new TextPool(plainWords);
  readonly #streets: Int32Array;
  readonly #signs: Int32Array;
  readonly #houseNumbers: Int32Array;
  readonly #units: Int32Array;
  readonly #postcodes: Int32Array;
  readonly #cities: Int32Array;
  readonly #starts: Int32Array;
  readonly #rows: Int32Array;

  constructor(addresses: readonly OsmAddress[]) {
    this.count = addresses.length;
    const column = (): Int32Array<ArrayBuffer> => new Int32Array(addresses.length);
    [this.lows, this.highs, this.#streets, this.#signs, this.#houseNumbers] = [
      column(),
      column(),
      column(),
      column(),
      column(),
    ];
    [this.#units, this.#postcodes, this.#cities, this.#rows] = [column(), column(), column(), column()];
    this.lngs = new Float64Array(addresses.length);
    this.lats = new Float64Array(addresses.length);
    const streetIds = new Map<string, number>();
    const bySign = new Map<string, number>();
    addresses.forEach((address, row) => {
      let street = bySign.get(address.street);
      if (street === undefined) {
        const name = normaliseStreet(address.street);
        street = streetIds.get(name) ?? streetIds.size;
        streetIds.set(name, street);
        bySign.set(address.street, street);
      }
      const span = houseNumberSpan(address.houseNumber);
      this.#streets[row] = street;
      this.#signs[row] = this.#texts.add(address.street);
      this.#houseNumbers[row] = this.#numbers.add(address.houseNumber);
      this.#units[row] = this.#texts.add(address.unit ?? "");
      this.#postcodes[row] = this.#texts.add(address.postcode ?? "");
      this.#cities[row] = this.#texts.add(address.city ?? "");
      this.lows[row] = span?.low ?? -1;
      this.highs[row] = span?.high ?? -1;
      this.lngs[row] = address.point.lng;
      this.lats[row] = address.point.lat;
    });
    this.streetNames = [...streetIds.keys()];
    this.#starts = new Int32Array(streetIds.size + 1);
    this.#groupByStreet();
  }

  #groupByStreet(): void {
    for (const street of this.#streets) this.#starts[street + 1] = (this.#starts[street + 1] ?? 0) + 1;
    for (let s = 0; s < this.streetNames.length; s += 1)
      this.#starts[s + 1] = (this.#starts[s + 1] ?? 0) + (this.#starts[s] ?? 0);
    const fill = this.#starts.slice();
    this.#streets.forEach((street, row) => {
      this.#rows[fill[street] ?? 0] = row;
      fill[street] = (fill[street] ?? 0) + 1;
    });
    for (let s = 0; s < this.streetNames.length; s += 1) {
      this.#rows
        .subarray(this.#starts[s], this.#starts[s + 1])
        .sort((a, b) => (this.lows[a] ?? 0) - (this.lows[b] ?? 0) || a - b);
    }
  }

  /** Rows of a street's doors by rising number. */
  rowsOf(street: number): Int32Array {
    return this.#rows.subarray(this.#starts[street] ?? 0, this.#starts[street + 1] ?? 0);
  }

  /** As `normaliseHouseNumber` writes it. */
  houseNumber(row: number): string {
    return this.#numbers.normalised(this.#houseNumbers[row]);
  }

  /** Like postcode and city: in plain words (see `plainWords`), empty where there is none. */
  unit(row: number): string {
    return this.#texts.normalised(this.#units[row]);
  }

  postcode(row: number): string {
    return this.#texts.normalised(this.#postcodes[row]);
  }

  city(row: number): string {
    return this.#texts.normalised(this.#cities[row]);
  }

  /** Rows of one door (all its flats) have the same key. */
  doorKey(row: number): string {
    return `${this.#streets[row]}|${this.#houseNumbers[row]}|${this.#cities[row]}`;
  }

  /** The address as it was given. */
  address(row: number): OsmAddress {
    const [unit, postcode, city] = [this.#units, this.#postcodes, this.#cities].map((column) =>
      this.#texts.at(column[row]),
    );
    return {
      street: this.#texts.at(this.#signs[row]),
      houseNumber: this.#numbers.at(this.#houseNumbers[row]),
      ...(!unit ? {} : { unit }),
      ...(!postcode ? {} : { postcode }),
      ...(!city ? {} : { city }),
      point: { lng: this.lngs[row] ?? 0, lat: this.lats[row] ?? 0 },
    };
  }
}
