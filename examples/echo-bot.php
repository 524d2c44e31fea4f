<?php
// An echo bot in plain PHP. Let PHP's own server run it, with the address of an incoming webhook:
//   WEBHOOK=http://127.0.0.1:8080/rest/1/code/ php -S 127.0.0.1:9000 echo-bot.php
// and open http://127.0.0.1:9000/ once: it registers itself. Then it hears what people write to it
// and says it back.

function call(string $method, array $params): array
{
    $body = http_build_query($params + ['CLIENT_ID' => 'echo-php']);
    $context = stream_context_create(['http' => [
        'method' => 'POST',
        'header' => 'Content-Type: application/x-www-form-urlencoded',
        'content' => $body,
        'ignore_errors' => true,
    ]]);
    return json_decode(file_get_contents(getenv('WEBHOOK') . $method, false, $context), true);
}

if ($_SERVER['REQUEST_METHOD'] === 'GET') {
    $bot = call('imbot.register', [
        'CODE' => 'echo',
        'EVENT_HANDLER' => 'http://' . $_SERVER['HTTP_HOST'] . '/',
        'PROPERTIES' => ['NAME' => 'PHP echo'],
    ]);
    echo $bot['result'] ?? $bot['error'], "\nready\n";
    return;
}

if ($_REQUEST['event'] === 'ONIMBOTMESSAGEADD') {
    $message = $_REQUEST['data']['PARAMS'];
    call('imbot.message.add', [
        'DIALOG_ID' => $message['DIALOG_ID'],
        'MESSAGE' => 'Echo: ' . $message['MESSAGE'],
    ]);
}
// the answer is 200 by itself; anything else, and the event comes again
