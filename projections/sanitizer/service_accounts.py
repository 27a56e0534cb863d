"""Is this account a program's, an image's or a book's, and not a person's?"""

from __future__ import annotations

from typing import Final

from ...domain.later import later

SERVICES: Final = frozenset(
    b"""root bin sys adm sync games man lp mail news uucp proxy backup list irc gnats nobody nogroup daemon operator
    wheel staff users user group sudo admin administrator administrators everyone guest system localsystem public
    owner other messagebus syslog _apt tss uuidd tcpdump sshd landscape pollinate fwupd-refresh usbmux lxd avahi
    colord geoclue pulse rtkit saned whoopsie kernoops hplip gdm lightdm sddm cups dbus polkitd polkit sssd chrony
    ntp statd rpc rpcuser nfsnobody libvirt kvm qemu render input video audio cdrom plugdev netdev dialout tape
    disk kmem shadow utmp ssh ftp http https www www-data apache apache2 httpd nginx caddy traefik haproxy varnish
    squid lighttpd tomcat jetty wildfly jboss glassfish php php-fpm laravel wordpress drupal joomla node nodejs
    npm yarn deno bun ruby rails puma unicorn python django flask celery gunicorn uwsgi java gradle maven scala
    golang go rust cargo elixir erlang mysql mariadb postgres postgresql pgsql pgadmin oracle mssql mongo mongodb
    redis memcached memcache cassandra scylla couchdb couchbase neo4j influxdb influx clickhouse elastic
    elasticsearch opensearch logstash kibana filebeat metricbeat solr kafka zookeeper rabbitmq activemq mosquitto
    nats spark hadoop hdfs hive hbase yarn presto trino flink airflow superset jupyter jovyan grafana prometheus
    alertmanager loki zabbix nagios icinga munin collectd telegraf statsd graphite jenkins gitlab gitlab-runner
    gitea gogs git svn sonar sonarqube nexus artifactory drone buildkite buildkite-agent teamcity bamboo travis
    circleci runner actions-runner vsts azureuser ec2-user opc centos ubuntu debian fedora rocky almalinux alpine
    arch core coreos vagrant docker podman containerd kube kubernetes kubelet etcd consul vault nomad terraform
    ansible puppet chef salt saltstack packer bind named unbound dnsmasq pihole postfix dovecot exim vmail
    opendkim amavis clamav spamd proftpd vsftpd rsync minio ceph gluster samba nfs asterisk freeswitch kamailio
    mumble teamspeak minecraft steam plex emby jellyfin sonarr radarr transmission deluge qbittorrent nextcloud
    owncloud seafile matrix synapse mattermost rocketchat discourse ghost keycloak ldap openldap slapd openvpn
    wireguard tor i2p bitcoin ethereum geth monero ipfs pi dietpi volumio homeassistant hass openhab domoticz
    octoprint mopidy linuxbrew homebrew conda anaconda miniconda mamba test tester testing demo dev developer
    devops deploy deployer deployment build builder ci cd app apps application appuser web webapp webmaster api
    service services svc server client worker job jobs cron scheduler batch sftp scp local remote default example
    sample foo bar baz qux mallory johndoe janedoe doe someone
    somebody anyone nobody4 username yourname youruser your_user your-user myuser my-user newuser olduser
    otheruser user1 user2 user3 usera userb name login id uid gid me you self none null nil true false unknown
    anonymous invalid yes no on off all any this that the and or for from with to in of by at is was are not if
    then else as be it its has have had can will may data db database files file folder directory path home host
    hostname domain group1 master main primary replica slave standby leader production prod staging stage qa uat
    sandbox console tty pts system_u unconfined_u pid cmd command time state status type value key label title
    text number string int str object array list dict set map bool boolean session sessions event events log logs
    error warning info debug process processes thread threads memory cpu disk0 network monitor monitoring exporter
    agent bot robot support helpdesk helpuser sales info contact office noreply no-reply postmaster hostmaster
    abuse security octocat dependabot renovate github action actions web-flow copilot claude codex cursor gpt
    assistant human model networkservice localservice reboot shutdown runlevel
    interactive required optional enabled disabled failed ok
    success successful successfully incorrect expired locked active inactive pending must should peer pgrp ppid
    pgid batchuser handler trustedinstaller defaultaccount wdagutilityaccount defaultuser0 window dwm-1 umfd-0
    font nt authority builtin""".split()
)
"""Accounts that programs, images and books bring along, and words that stand where an account may stand."""
_SERVICE_SHAPE = later(
    rb"(?i)^(?:(?:app|svc|srv|service|sys|system|systemd|daemon|test|tester|testing|dummy|fake|mock|deploy"
    rb"|build|ci|bot|db"
    rb"|web|www|api|nm|nt|iusr|msol|krbtgt|healthmailbox|dwm|umfd|apache|nginx|docker|kube|k8s|postgres|mysql"
    rb"|redis|mongo"
    rb"|elastic|jenkins|gitlab|github|git|aws|gcp|azure|node|python|example|sample|demo|my|your|new|old|some"
    rb"|other|the"
    rb"|this|self|process|os|req|request|ctx|config|options|opts|args|params|props|env|row|obj|info|stats?"
    rb"|header|session"
    rb"|readonly|read|write|admin|super|sa|role)[-_.].*"
    rb"|.*[-_.](?:users?|svc|service|daemon|bot|runner|admin|agent|account|group|role|name|id|app|api|server"
    rb"|client|worker|job"
    rb"|system|test|demo|exporter|operator|controller|manager|db|ro|rw|py|js|ts|sh|c|h|go|rb|txt|md|json|ya?ml"
    rb"|conf|cfg|ini"
    rb"|log|html?|socket|timer|so|com|org|net|io)|(?:app|test|my|db|web|your|some|the|build|deploy|docker|node"
    rb"|api|service|ftp"
    rb"|ssh|git|new|old|other|admin|super|power|end|root|local|remote|guest|default|demo|readonly|non|sudo|sql"
    rb"|mail)(?:users?|group)|root\..*"
    rb"|_.*|[a-z]?[0-9]+|.*[-_.])$"
)


def is_service(name: bytes) -> bool:
    """Whether an account belongs to a program, an image, a book, or is a word."""
    lowered = name.lower()
    return lowered in SERVICES or _SERVICE_SHAPE.match(name) is not None or lowered.startswith(b"user-")
