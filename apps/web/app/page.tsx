import type { ReactNode } from "react";
import { Landing } from "../features/landing/landing.tsx";

const LandingPage = (): ReactNode => <Landing />;

export default LandingPage;
