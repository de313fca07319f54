import { WelcomePage } from "#ui/welcome/welcome-page.tsx";
import "#ui/connect/connect.css";
import "#ui/welcome/welcome.css";
import { titled } from "../../titled.ts";

export const generateMetadata = titled("welcome");

export default function FirstStepsPage() {
  return <WelcomePage />;
}
