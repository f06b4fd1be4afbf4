import * as vscode from 'vscode';

/**
 * Asks for a decision that nothing may be done without.
 *
 * @returns whether the person chose `action`; Esc and Cancel mean no.
 */
export async function confirm(question: {
  readonly message: string;
  readonly detail: string;
  readonly action: string;
}): Promise<boolean> {
  const { message, detail, action } = question;
  const options = { modal: true, detail };
  return (await vscode.window.showWarningMessage(message, options, action)) === action;
}

export interface TextQuestion {
  readonly title: string;
  readonly prompt: string;
  readonly placeHolder?: string;
  readonly value?: string;
  readonly isSecret?: boolean;
  /** What is wrong with the text; undefined when nothing is. */
  readonly validate?: (text: string) => string | undefined;
  /** How a text without a problem is understood, shown while it is typed. */
  readonly explain?: (text: string) => string | undefined;
}

/** @returns undefined when the person leaves. */
export function askText(question: TextQuestion): Promise<string | undefined> {
  const { title, prompt, placeHolder, value, isSecret, validate, explain } = question;
  return Promise.resolve(
    vscode.window.showInputBox({
      title,
      prompt,
      ...(placeHolder === undefined ? {} : { placeHolder }),
      ...(value === undefined ? {} : { value }),
      password: isSecret === true,
      ignoreFocusOut: true,
      validateInput: (text) => validate?.(text) ?? asInformation(explain?.(text)),
    }),
  );
}

/** Enter is taken with it, unlike with a problem. */
const asInformation = (
  message: string | undefined,
): vscode.InputBoxValidationMessage | undefined =>
  message === undefined ? undefined : { message, severity: vscode.InputBoxValidationSeverity.Info };

/** What a thrown validation says, for an input box. */
export function problemOf(check: () => unknown): string | undefined {
  try {
    check();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

export interface Choice<Value> extends vscode.QuickPickItem {
  readonly value: Value;
}

/** @returns undefined when the person leaves. */
export async function choose<Value>(
  choices: readonly Choice<Value>[],
  options: { readonly title: string; readonly placeHolder?: string },
): Promise<Value | undefined> {
  const chosen = await vscode.window.showQuickPick(choices, {
    ...options,
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  return chosen?.value;
}
