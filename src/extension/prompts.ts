import * as vscode from 'vscode';
import { withoutIcons } from './plainText';
import { problemOfTypedName } from './typedName';

/** What a modal dialog says. */
interface Question {
  readonly message: string;
  readonly detail: string;
}

/**
 * Asks for a decision that nothing may be done without.
 *
 * @returns whether the person chose `action`; Esc and Cancel mean no.
 */
export async function confirm(question: Question & { readonly action: string }): Promise<boolean> {
  return (await decide({ ...question, actions: [question.action] })) !== undefined;
}

/**
 * Asks which of several things to do; the first is the main one.
 *
 * @returns undefined for Esc and Cancel: do nothing.
 */
export async function decide<Action extends string>({
  message,
  detail,
  actions,
}: Question & { readonly actions: readonly Action[] }): Promise<Action | undefined> {
  return vscode.window.showWarningMessage(message, { modal: true, detail }, ...actions);
}

/**
 * Asks to type the name of the tenant, before something that would hurt in the wrong one. Another
 * text is refused while it is typed.
 *
 * @returns whether the person typed it; Esc means no.
 */
export async function confirmByName(question: {
  readonly title: string;
  /** What is about to happen, as a sentence. */
  readonly prompt: string;
  readonly tenantName: string;
}): Promise<boolean> {
  const { title, prompt, tenantName } = question;
  const typed = await askText({
    title,
    prompt: `${prompt} Type ${tenantName} to go on.`,
    validate: (text) => problemOfTypedName(text, tenantName),
  });
  return typed !== undefined;
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
      title: withoutIcons(title),
      prompt,
      ...(placeHolder === undefined ? {} : { placeHolder }),
      ...(value === undefined ? {} : { value }),
      password: isSecret === true,
      ignoreFocusOut: true,
      validateInput: (text) => {
        const problem = validate?.(text);
        return problem === undefined ? asInformation(explain?.(text)) : withoutIcons(problem);
      },
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
