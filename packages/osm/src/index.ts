export { readExtract } from "./extract/read-extract.ts";
