const vscode = require('vscode');
exports.activate = (context) => {
  const leaf = (label, children) => ({ label, children });
  const roots = [leaf('Alpha', Array.from({ length: 200 }, (_, i) => leaf('Alpha ' + i))), leaf('Beta', [leaf('Beta one', [leaf('Deep')])]), leaf('Gamma')];
  const view = vscode.window.createTreeView('fixture.tree', {
    canSelectMany: true,
    treeDataProvider: {
      getChildren: (n) => (n ? n.children : roots),
      getTreeItem: (n) => Object.assign(new vscode.TreeItem(n.label, n.children ? 1 : 0), { id: n.label, description: n.children ? n.children.length + ' things' : undefined, tooltip: 'Tip of ' + n.label, iconPath: new vscode.ThemeIcon('key') }),
    },
  });
  view.description = 'as of now';
  vscode.window.createTreeView('fixture.empty', { treeDataProvider: { getChildren: () => [], getTreeItem: (x) => x } });
  const on = (id, run) => context.subscriptions.push(vscode.commands.registerCommand(id, run));
  on('fixture.hello', () => vscode.window.showInformationMessage('Hello there', 'Again', 'Stop'));
  on('fixture.ask', async () => { const a = await vscode.window.showInputBox({ title: 'Your name', prompt: 'Say it', validateInput: (v) => (v === 'bad' ? 'Not that' : undefined) }); if (a) await context.secrets.store('k', a); vscode.window.showWarningMessage('Stored ' + a); });
  on('fixture.pick', async () => { const a = await vscode.window.showQuickPick(['one', 'two', 'three'], { title: 'Pick one' }); vscode.window.showErrorMessage('Picked ' + a); });
  on('fixture.remove', async (n, all) => { const a = await vscode.window.showWarningMessage('Remove ' + n.label + '?', { modal: true, detail: 'Of ' + (all ? all.length : 0) + ' selected.' }, 'Remove'); vscode.window.showInformationMessage('Answer ' + a); });
  on('fixture.deep', (n) => vscode.window.showInformationMessage('Deep ' + n.label));
  on('fixture.secret', async () => vscode.window.showInformationMessage('Secret ' + (await context.secrets.get('k')) + ' env ' + process.env.CONDUCTORONE_DEMO));
  on('fixture.panel', () => { const p = vscode.window.createWebviewPanel('x', 'Panel', 1, { enableScripts: true }); p.webview.html = '<h1>In the panel</h1><button>Press</button><script>document.querySelector("button").onclick=(e)=>{e.target.textContent="Pressed"}</script>'; });
  const s = vscode.window.createStatusBarItem('fixture.status', 1, 100); s.name = 'Fixture'; s.text = '$(key) Fixture status'; s.command = 'fixture.hello'; s.show();
};
