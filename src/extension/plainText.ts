/** Names come from the tenant, and VS Code reads markup in places that look like plain text. */

/** For notifications, which turn `[text](command:…)` into a link that runs the command. */
export function withoutLinks(text: string): string {
  return text.replaceAll('](', ']\u200b(');
}

/** For quick picks and the status bar, which turn `$(name)` into an icon. */
export function withoutIcons(text: string): string {
  return text.replaceAll('$(', '$\u200b(');
}
