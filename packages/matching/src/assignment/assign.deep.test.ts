import { goDeep } from "../testing/cases.ts";

goDeep();
await import("./assign.model.test.ts");
