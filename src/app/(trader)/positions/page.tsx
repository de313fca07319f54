import "#ui/orders/orders.css";
import { PositionsPage } from "#ui/positions/list/positions-page.tsx";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("positions");

export default function AllPositionsPage() {
  return <PositionsPage />;
}
