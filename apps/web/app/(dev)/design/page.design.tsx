import type { ReactNode } from "react";
import { Buttons } from "./gallery/buttons.tsx";
import { Fields } from "./gallery/fields.tsx";
import { Overlays } from "./gallery/overlays.tsx";
import { Signs } from "./gallery/signs.tsx";
import { States } from "./gallery/states.tsx";
import { ThemeSwitch } from "../../../design/components/theme-switch.tsx";

/** Every part of the design system, in the theme that is chosen. */
const DesignPage = (): ReactNode => (
  <main className="mx-auto flex max-w-[60rem] flex-col gap-8 px-5 py-6">
    <ThemeSwitch />
    <Buttons />
    <Fields />
    <Signs />
    <States />
    <Overlays />
  </main>
);

export default DesignPage;
