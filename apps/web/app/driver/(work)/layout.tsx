import type { ReactNode } from "react";
import { DriverApp } from "../../../features/driver/driver-app.tsx";

const DriverLayout = ({ children }: { readonly children: ReactNode }): ReactNode => <DriverApp>{children}</DriverApp>;

export default DriverLayout;
