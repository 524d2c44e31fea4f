<?php
// A handler in the style of the public PHP sample bot: everything comes from the event itself, tokens
// included, and the answer is sent back inside the event's own request, with no BOT_ID.

function rest(string $method, array $params, array $auth): array
{
    $curl = curl_init($auth['client_endpoint'] . $method);
    curl_setopt_array($curl, [
        CURLOPT_POST => true,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_POSTFIELDS => http_build_query($params + ['auth' => $auth['access_token']]),
    ]);
    return json_decode(curl_exec($curl), true) ?? [];
}

if (($_REQUEST['auth']['application_token'] ?? '') !== getenv('APPLICATION_TOKEN')) {
    http_response_code(403);
    return;
}
$params = $_REQUEST['data']['PARAMS'];
if ($_REQUEST['event'] === 'ONIMBOTJOINCHAT') {
    rest('imbot.message.add', [
        'DIALOG_ID' => $params['DIALOG_ID'],
        'MESSAGE' => 'Welcome!',
    ], $_REQUEST['auth']);
}
if ($_REQUEST['event'] === 'ONIMBOTMESSAGEADD') {
    rest('imbot.message.add', [
        'DIALOG_ID' => $params['DIALOG_ID'],
        'MESSAGE' => 'Message from bot',
        'ATTACH' => [
            ['MESSAGE' => 'reply: ' . $params['MESSAGE']],
            ['MESSAGE' => 'latency: 0s'],
        ],
    ], $_REQUEST['auth']);
}
