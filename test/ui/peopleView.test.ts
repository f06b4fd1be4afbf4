import { signInAsAdmin, useTenant } from './support/tenant';
import { useVsCode } from './support/useVsCode';

describe('the People view', () => {
  const vscode = useVsCode();
  const tenant = useTenant();
  const people = () => vscode().workbench.tree('People');

  before(async () => {
    const { workbench } = vscode();
    await workbench.openViewContainer('ConductorOne');
    await signInAsAdmin(workbench, tenant().emulator);
  });

  it('shows the tenant and the age of the rows beside the name of the Access view', async () => {
    await vscode().workbench.waitForText(/locked · as of \d\d:\d\d/);
  });

  it('shows a person who was searched for on the server, with accounts and grants below', async () => {
    const { workbench } = vscode();
    // Room for all rows: a list draws no others.
    await workbench.page.locator('.pane-header', { hasText: 'Access' }).click();
    await workbench.runCommand('ConductorOne: Find Person…');
    await workbench.quickInput.type('Tomasz');
    await workbench.quickInput.choose('Tomasz Wierzbicki');
    await people().waitForText(/Tomasz Wierzbicki {2}→ Hannah Barker · Chief Financial Officer/);
    await people().expand(['Found', 'Tomasz Wierzbicki', 'NetSuite']);
    await people().waitForText(/standing|expires in/);
  });
});
