/** What a row of a tree shows, whatever draws it. */
export interface RowView {
  readonly label: string;
  readonly description: string;
  /** Name of a codicon. */
  readonly icon: string;
  /** Id of a theme colour for the icon. */
  readonly iconColor?: string;
  /** What menus go by; the parts are separated by dots. */
  readonly context: string;
  readonly isExpandable: boolean;
  /** What a screen reader says, in one sentence. */
  readonly spoken: string;
}
