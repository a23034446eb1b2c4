import { goDeep } from "../testing/cases.ts";

goDeep();
await import("./clear-round.model.test.ts");
await import("./truth.model.test.ts");
