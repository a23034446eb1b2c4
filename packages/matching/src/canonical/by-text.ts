/** Orders strings by UTF-16 code units: the same in every locale and process. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
