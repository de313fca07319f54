import { NotificationsPage } from "#ui/notifications/notifications-page.tsx";
import { titled } from "../../titled.ts";
import "#ui/notifications/notifications.css";

export const generateMetadata = titled("notifications");

export default function Notifications() {
  return <NotificationsPage />;
}
