using System.Collections.Frozen;

namespace Instrumentation.AlertmanagerFiles.Schemas;

/// <summary>
/// The keys of Alertmanager's configuration (prometheus/alertmanager, docs/configuration.md), as <see cref="ObjectSchema.ParseTable"/> reads them. Keys without a
/// version are known to 0.25; the versions of the others are those of its change log.
/// </summary>
// Long because it is a table.
internal static class AlertmanagerSchemas
{
    private const string Table = """
        [global]
        resolve_timeout duration
        http_config {http}
        smtp_from text
        smtp_hello text
        smtp_smarthost text
        smtp_auth_username text
        smtp_auth_password secret
        smtp_auth_password_file text
        smtp_auth_secret secret
        smtp_auth_secret_file text since 0.31
        smtp_auth_identity text
        smtp_require_tls bool
        smtp_tls_config {tls} since 0.28
        smtp_force_implicit_tls bool since 0.31
        slack_api_url secreturl
        slack_api_url_file text
        slack_app_token secret since 0.30
        slack_app_token_file text since 0.30
        slack_app_url url since 0.30
        pagerduty_url url
        opsgenie_api_url url
        opsgenie_api_key secret
        opsgenie_api_key_file text
        wechat_api_url url
        wechat_api_secret secret
        wechat_api_secret_file text since 0.30
        wechat_api_corp_id text
        victorops_api_url url
        victorops_api_key secret
        victorops_api_key_file text
        telegram_api_url url
        telegram_bot_token secret since 0.31
        telegram_bot_token_file text since 0.31
        webex_api_url url
        rocketchat_api_url url since 0.28
        rocketchat_token secret since 0.28
        rocketchat_token_file text since 0.28
        rocketchat_token_id secret since 0.28
        rocketchat_token_id_file text since 0.28
        jira_api_url url since 0.28
        mattermost_webhook_url secreturl since 0.30
        mattermost_webhook_url_file text since 0.30

        [http]
        basic_auth {basic_auth}
        authorization {authorization}
        oauth2 {oauth2}
        bearer_token secret
        bearer_token_file text
        tls_config {tls}
        proxy_url secreturl
        no_proxy text since 0.26
        proxy_from_environment bool since 0.26
        proxy_connect_header any
        follow_redirects bool
        enable_http2 bool
        http_headers any since 0.28

        [basic_auth]
        username text
        username_file text since 0.26
        password secret
        password_file text

        [authorization]
        type text
        credentials secret
        credentials_file text

        [oauth2]
        client_id text
        client_secret secret
        client_secret_file text
        scopes texts
        token_url text
        endpoint_params map
        tls_config {tls}
        proxy_url secreturl
        no_proxy text since 0.26
        proxy_from_environment bool since 0.26
        proxy_connect_header any since 0.26

        [tls]
        ca text since 0.27
        cert text since 0.27
        key secret since 0.27
        ca_file text
        cert_file text
        key_file text
        server_name text
        insecure_skip_verify bool
        min_version text
        max_version text

        [route]
        receiver text
        group_by texts
        continue bool
        match map
        match_re map
        matchers texts
        group_wait duration
        group_interval duration
        repeat_interval duration
        mute_time_intervals texts
        active_time_intervals texts
        labels map since 0.33
        routes {route}*

        [inhibit_rule]
        name text since 0.31
        source_match map
        source_match_re map
        source_matchers texts
        sources any since 0.32
        target_match map
        target_match_re map
        target_matchers texts
        equal texts

        [email]
        send_resolved bool
        to text
        from text
        hello text
        smarthost text
        auth_username text
        auth_password secret
        auth_password_file text
        auth_secret secret
        auth_secret_file text since 0.31
        auth_identity text
        headers map
        html text
        text text
        require_tls bool
        force_implicit_tls bool since 0.31
        tls_config {tls}
        threading {email_threading} since 0.31

        [email_threading]
        enabled bool
        thread_by_date text

        [pagerduty]
        send_resolved bool
        http_config {http}
        service_key secret
        service_key_file text
        routing_key secret
        routing_key_file text
        url url
        client text
        client_url text
        description text
        details any
        images {pagerduty_image}*
        links {pagerduty_link}*
        source text
        severity text
        class text
        component text
        group text
        timeout duration since 0.29

        [pagerduty_image]
        src text
        alt text
        href text

        [pagerduty_link]
        href text
        text text

        [slack]
        send_resolved bool
        http_config {http}
        api_url secreturl
        api_url_file text
        app_token secret since 0.30
        app_token_file text since 0.30
        app_url url since 0.30
        channel text
        username text
        color text
        title text
        title_link text
        pretext text
        text text
        message_text text since 0.31
        fields {slack_field}*
        short_fields bool
        footer text
        fallback text
        callback_id text
        icon_emoji text
        icon_url text
        image_url text
        thumb_url text
        link_names bool
        mrkdwn_in texts
        actions {slack_action}*
        timeout duration since 0.29
        update_message bool since 0.33

        [slack_field]
        title text
        value text
        short bool

        [slack_action]
        type text
        text text
        url text
        style text
        name text
        value text
        confirm {slack_confirmation}

        [slack_confirmation]
        text text
        title text
        ok_text text
        dismiss_text text

        [webhook]
        send_resolved bool
        http_config {http}
        url secreturl
        url_file text since 0.26
        max_alerts int
        timeout duration since 0.28
        payload any since 0.32

        [opsgenie]
        send_resolved bool
        http_config {http}
        api_key secret
        api_key_file text
        api_url url
        message text
        description text
        source text
        details map
        entity text
        responders {opsgenie_responder}*
        actions text
        tags text
        note text
        priority text
        update_alerts bool

        [opsgenie_responder]
        id text
        name text
        username text
        type text

        [victorops]
        send_resolved bool
        http_config {http}
        api_key secret
        api_key_file text
        api_url url
        routing_key text
        message_type text
        state_message text
        entity_display_name text
        monitoring_tool text
        custom_fields map

        [pushover]
        send_resolved bool
        http_config {http}
        user_key secret
        user_key_file text since 0.26
        token secret
        token_file text since 0.26
        title text
        message text
        url text
        url_title text
        device text since 0.26
        sound text
        priority text
        retry duration
        expire duration
        ttl duration since 0.27
        html bool
        monospace bool since 0.29

        [wechat]
        send_resolved bool
        http_config {http}
        api_secret secret
        api_secret_file text since 0.30
        corp_id text
        message text
        api_url url
        to_user text
        to_party text
        to_tag text
        agent_id text
        message_type text

        [sns]
        send_resolved bool
        http_config {http}
        api_url text
        sigv4 {sigv4}
        topic_arn text
        phone_number text
        target_arn text
        subject text
        message text
        attributes map

        [sigv4]
        region text
        access_key text
        secret_key secret
        profile text
        role_arn text
        external_id text since 0.30
        use_fips_sts_endpoint bool since 0.30

        [telegram]
        send_resolved bool
        http_config {http}
        api_url url
        bot_token secret
        bot_token_file text since 0.26
        chat_id int
        chat_id_file text since 0.30
        message_thread_id int since 0.26
        message text
        disable_notifications bool
        parse_mode text

        [discord]
        send_resolved bool
        http_config {http}
        webhook_url secreturl
        webhook_url_file text since 0.28
        content text since 0.28
        title text
        message text
        username text since 0.28
        avatar_url text since 0.28

        [webex]
        send_resolved bool
        http_config {http}
        api_url url
        room_id text
        message text

        [msteams]
        send_resolved bool
        http_config {http}
        webhook_url secreturl
        webhook_url_file text since 0.27
        title text
        summary text since 0.27
        text text

        [msteamsv2]
        send_resolved bool
        http_config {http}
        webhook_url secreturl
        webhook_url_file text
        title text
        text text

        [jira]
        send_resolved bool
        http_config {http}
        api_url url
        api_type text
        project text
        summary any
        description any
        labels texts
        priority text
        issue_type text
        reopen_transition text
        resolve_transition text
        wont_fix_resolution text
        reopen_duration duration
        fields any
        custom_fields any

        [rocketchat]
        send_resolved bool
        http_config {http}
        api_url url
        token secret
        token_file text
        token_id secret
        token_id_file text
        channel text
        color text
        title text
        title_link text
        text text
        fields {slack_field}*
        short_fields bool
        emoji text
        icon_url text
        image_url text
        thumb_url text
        link_names bool
        actions {rocketchat_action}*

        [rocketchat_action]
        type text
        text text
        url text
        image_url text
        is_webview bool
        webview_height_ratio text
        msg text
        msg_in_chat_window bool
        msg_processing_type text

        [mattermost]
        send_resolved bool
        http_config {http}
        webhook_url secreturl
        webhook_url_file text
        channel text
        username text
        text text
        icon_url text
        icon_emoji text
        attachments {mattermost_attachment}*
        props any
        priority any
        type text
        fallback text
        color text
        pretext text
        title text
        title_link text
        fields {slack_field}*
        thumb_url text
        footer text
        footer_icon text
        image_url text

        [mattermost_attachment]
        fallback text
        color text
        pretext text
        text text
        author_name text
        author_link text
        author_icon text
        title text
        title_link text
        fields {slack_field}*
        thumb_url text
        footer text
        footer_icon text
        image_url text

        [incidentio]
        send_resolved bool
        http_config {http}
        url url
        url_file text
        alert_source_token secret
        alert_source_token_file text
        max_alerts int
        timeout duration
        """;

    /// <summary>The types of receivers with the first version that knows them, in the order in which a receiver's integrations are numbered.</summary>
    public static IReadOnlyList<(string Type, AlertmanagerVersion Since)> ReceiverTypes { get; } =
    [
        ("webhook", new(0, 25)), ("email", new(0, 25)), ("pagerduty", new(0, 25)), ("opsgenie", new(0, 25)), ("wechat", new(0, 25)), ("slack", new(0, 25)),
        ("victorops", new(0, 25)), ("pushover", new(0, 25)), ("sns", new(0, 25)), ("telegram", new(0, 25)), ("discord", new(0, 25)), ("webex", new(0, 25)),
        ("msteams", new(0, 26)), ("msteamsv2", new(0, 28)), ("jira", new(0, 28)), ("rocketchat", new(0, 28)), ("incidentio", new(0, 29)), ("mattermost", new(0, 30)),
    ];

    private static FrozenDictionary<string, ObjectSchema> All { get; } = ObjectSchema.ParseTable(Table);

    public static ObjectSchema Find(string name) => All[name];

    /// <summary>The key that a receiver has its integrations of a type under.</summary>
    public static string KeyOf(string type) => type + "_configs";
}
